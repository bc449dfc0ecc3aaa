//! The arc-hybrid transition system: a stack, a buffer and three moves that build a tree.
//!
//! The artificial root stands after the last token, so that the last arc is a left arc from it.
//! Exactly one token hangs on the root. Every token is shifted once and popped once, so a parse
//! takes two moves a token.

/// Marks an empty place among children.
pub const NO_HEAD: u32 = u32::MAX;

/// Number of kinds of move.
pub const MOVES: usize = 3;

/// One step of the parser.
#[repr(u8)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Move {
    /// Pushes the first token of the buffer on the stack.
    Shift,
    /// Hangs the top of the stack on the first token of the buffer and pops it.
    Left,
    /// Hangs the top of the stack on the token beneath it and pops it.
    Right,
}

impl Move {
    /// All moves, in the order of their scores.
    pub const ALL: [Self; MOVES] = [Self::Shift, Self::Left, Self::Right];
}

/// What is known of one token while the tree grows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub(super) head: u32,
    pub(super) rel: u8,
    /// Outermost and second outermost child on the left.
    pub(super) left: [u32; 2],
    /// Outermost and second outermost child on the right.
    pub(super) right: [u32; 2],
    /// Relations of the children so far, one bit each.
    pub(super) left_rels: u64,
    pub(super) right_rels: u64,
}

/// Relation value of a token that has no head yet.
pub(super) const NO_REL: u8 = u8::MAX;

impl Default for Node {
    fn default() -> Self {
        Self {
            head: NO_HEAD,
            rel: NO_REL,
            left: [NO_HEAD; 2],
            right: [NO_HEAD; 2],
            left_rels: 0,
            right_rels: 0,
        }
    }
}

/// Stack, buffer and the arcs so far.
#[derive(Clone, Debug, Default)]
pub struct State {
    pub(super) stack: Vec<u32>,
    pub(super) next: u32,
    pub(super) len: u32,
    /// One node a token, then the root, then a node that stands for "absent".
    pub(super) nodes: Vec<Node>,
}

impl State {
    /// Begins a sentence of `len` tokens.
    pub fn reset(&mut self, len: usize) {
        self.stack.clear();
        self.next = 0;
        self.len = len as u32;
        self.nodes.clear();
        self.nodes.resize(len + 2, Node::default());
    }

    /// Whether every token has its head.
    pub fn is_done(&self) -> bool {
        self.next >= self.len && self.stack.is_empty()
    }

    /// The token `depth` places under the top of the stack.
    #[inline]
    pub fn stack_item(&self, depth: usize) -> Option<u32> {
        self.stack
            .len()
            .checked_sub(depth + 1)
            .and_then(|at| self.stack.get(at))
            .copied()
    }

    /// First token of the buffer; equals the number of tokens when only the root is left.
    pub fn buffer_front(&self) -> u32 {
        self.next
    }

    /// The tokens on the stack, bottom first.
    pub fn stack(&self) -> &[u32] {
        &self.stack
    }

    /// Head given to a token, or [`NO_HEAD`]; the number of tokens stands for the root.
    pub fn head(&self, token: u32) -> u32 {
        self.node(token).head
    }

    /// Index of the relation given to a token.
    pub fn rel(&self, token: u32) -> u8 {
        self.node(token).rel
    }

    #[inline]
    pub(super) fn node(&self, token: u32) -> Node {
        let absent = self.nodes.len().saturating_sub(1);
        let at = (token as usize).min(absent);
        self.nodes.get(at).copied().unwrap_or_default()
    }

    /// Whether a move may be made.
    #[inline]
    pub fn allows(&self, candidate: Move) -> bool {
        match candidate {
            Move::Shift => self.next < self.len,
            Move::Left => match self.stack.len() {
                0 => false,
                1 => true,
                _ => self.next < self.len,
            },
            Move::Right => self.stack.len() >= 2,
        }
    }

    /// The arc that a move makes, as (head, dependent).
    pub fn arc_of(&self, candidate: Move) -> Option<(u32, u32)> {
        let top = self.stack_item(0)?;
        match candidate {
            Move::Shift => None,
            Move::Left => Some((self.next, top)),
            Move::Right => self.stack_item(1).map(|below| (below, top)),
        }
    }

    /// Whether a word has a child with a relation, on the same side as `kid` stands.
    pub(super) fn has_kid(&self, head: u32, kid: u32, rel: u8) -> bool {
        let node = self.node(head);
        let side = if kid < head {
            node.left_rels
        } else {
            node.right_rels
        };
        side & 1 << (rel & 63) != 0
    }

    /// Makes a move that [`Self::allows`] permits; `rel` names the arc it makes, if any.
    pub fn apply(&mut self, chosen: Move, rel: u8) {
        let Some((head, token)) = self.arc_of(chosen) else {
            self.stack.push(self.next);
            self.next += 1;
            return;
        };
        self.stack.pop();
        if let Some(node) = self.nodes.get_mut(token as usize) {
            node.head = head;
            node.rel = rel;
        }
        let bit = 1_u64 << (rel & 63);
        if let Some(node) = self.nodes.get_mut(head as usize) {
            if token < head {
                node.left = [token, node.left[0]];
                node.left_rels |= bit;
            } else {
                node.right = [token, node.right[0]];
                node.right_rels |= bit;
            }
        }
    }

    /// How many arcs of the tree `gold` (head of each token, the root as `gold.len()`) can no
    /// longer be reached after each move; forbidden moves cost `u32::MAX`.
    pub fn costs(&self, gold: &[u32]) -> [u32; MOVES] {
        let gold_head = |token: u32| gold.get(token as usize).copied().unwrap_or(NO_HEAD);
        let mut costs = [u32::MAX; MOVES];
        let top = self.stack_item(0);
        let top_kids = top.map_or(0, |top| {
            (self.next..self.len)
                .filter(|&token| gold_head(token) == top)
                .count() as u32
        });
        let top_head = top.map_or(NO_HEAD, gold_head);
        let below = self.stack_item(1).unwrap_or(NO_HEAD);
        if self.allows(Move::Shift) {
            let lost_kids = self
                .stack
                .iter()
                .filter(|&&token| gold_head(token) == self.next);
            let head = gold_head(self.next);
            let deep = self.stack.iter().rev().skip(1).any(|&token| token == head);
            costs[0] = lost_kids.count() as u32 + u32::from(deep);
        }
        if self.allows(Move::Left) {
            let lost = top_head != self.next
                && (top_head == below || (top_head > self.next && top_head <= self.len));
            costs[1] = top_kids + u32::from(lost);
        }
        if self.allows(Move::Right) {
            let lost = top_head >= self.next && top_head <= self.len;
            costs[2] = top_kids + u32::from(lost);
        }
        costs
    }
}
