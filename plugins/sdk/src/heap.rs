//! The heap of a plugin.
//!
//! A call lives for a fraction of a millisecond, in a memory that is cleared for it: growing that memory
//! changes page tables on all processors, which costs more than many a call computes. So the heap
//! begins in the plugin's own data, and grows by large steps only when that is full.

use core::alloc::Layout;
use core::arch::wasm32::memory_grow;
use talc::base::Talc;
use talc::base::binning::Binning;
use talc::source::Source;
use talc::wasm::WasmBinning;

/// Bytes of the heap that are there from the start. Nearly every call over an article of usual length
/// needs no more.
const FIRST: usize = 448 << 10;

/// Size of a page of memory.
const PAGE: usize = 64 << 10;

/// Pages by which memory grows at least.
const STEP: usize = 16;

static mut ARENA: [u64; FIRST / 8] = [0; FIRST / 8];

/// Gives the arena first, and new pages afterwards.
#[derive(Debug)]
struct Pages {
    began: bool,
}

// SAFETY: it allocates nothing, and talks to the allocator through `talc` alone.
unsafe impl Source for Pages {
    fn acquire<B: Binning>(talc: &mut Talc<Self, B>, layout: Layout) -> Result<(), ()> {
        let (base, size) = if talc.source.began {
            // Room for the allocation, its alignment, and what the allocator adds.
            let bytes = layout.size().checked_add(layout.align() + 256).ok_or(())?;
            let pages = bytes.div_ceil(PAGE).max(STEP);
            match memory_grow::<0>(pages) {
                usize::MAX => return Err(()),
                before => ((before * PAGE) as *mut u8, pages * PAGE),
            }
        } else {
            talc.source.began = true;
            ((&raw mut ARENA).cast::<u8>(), FIRST)
        };
        // SAFETY: the pages are new, and the arena is given once; nobody else uses either.
        unsafe { talc.claim(base, size) }.map(|_| ()).ok_or(())
    }
}

#[global_allocator]
static HEAP: talc::cell::TalcSyncCell<Pages, WasmBinning> =
    talc::cell::TalcSyncCell::new_wasm(Pages { began: false });
