//! The window, or a subcommand.

fn main() {}
