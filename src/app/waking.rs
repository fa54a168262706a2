//! How background work wakes the window.

/// A closure for jobs that has the window drawn anew; it can be called from any thread.
pub fn waker(context: &egui::Context) -> impl Fn() + Send + use<> {
    let context = context.clone();
    move || context.request_repaint()
}
