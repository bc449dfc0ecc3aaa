//! What is looked at to name the relation between a word and its head.

use super::features::Features;
use super::parser::{Input, distance};
use super::transitions::State;

/// Features of the relation of `dependent` to `head`, just before the arc is made.
pub fn label_features(
    state: &State,
    input: &Input,
    head: u32,
    dependent: u32,
    features: &mut Features,
) {
    let (parent, child) = (input.token(head), input.token(dependent));
    let (parent_node, child_node) = (state.node(head), state.node(dependent));
    let right = u64::from(dependent > head);
    let siblings = if dependent > head {
        parent_node.right_rels
    } else {
        parent_node.left_rels
    };
    let all_siblings = parent_node.left_rels | parent_node.right_rels;
    let first = input.token(child_node.left[0]);
    let last = input.token(child_node.right[0]);
    let before = input.token(dependent.wrapping_sub(1));
    let after = input.token(dependent.saturating_add(1));
    let span = distance(head, dependent);
    let inner = child_node.left_rels | child_node.right_rels;
    features.clear();
    features.add([right]);
    features.add([parent.tag, child.tag, right]);
    features.add([parent.tag, child.tag, right, span]);
    features.add([parent.word, child.word]);
    features.add([parent.word, child.tag, right]);
    features.add([parent.tag, child.word, right]);
    features.add([parent.word, right]);
    features.add([child.word, right]);
    features.add([child.tag, right]);
    features.add([parent.tag, right]);
    features.add([parent.cluster[0], child.cluster[0], right]);
    features.add([parent.cluster[1], child.tag, right]);
    features.add([child.cluster[0], parent.tag, right]);
    features.add([child.cluster[1], parent.cluster[1], right]);
    features.add([parent.tag, child.tag, siblings, right]);
    features.add([parent.tag, child.tag, all_siblings]);
    features.add([parent.word, siblings, right]);
    features.add([child.tag, inner, right]);
    features.add([parent.tag, child.tag, inner, right]);
    features.add([first.word, child.tag, right]);
    features.add([first.word, child.tag, parent.tag, right]);
    features.add([first.word, parent.word]);
    features.add([first.tag, child.tag, parent.tag, right]);
    features.add([first.word, child.word]);
    features.add([last.tag, child.tag, parent.tag, right]);
    features.add([last.word, child.tag]);
    features.add([child.tag, before.tag, after.tag, right]);
    features.add([before.word, child.tag, right]);
    features.add([after.word, child.tag, right]);
    features.add([
        child.tag,
        parent.tag,
        input.token(head.saturating_add(1)).tag,
        right,
    ]);
    features.add([
        child.tag,
        parent.tag,
        input.token(head.wrapping_sub(1)).tag,
        right,
    ]);
}
