//! Tests at the seams a user touches.
