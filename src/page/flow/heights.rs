//! Heights of all blocks, measured or estimated, and their sums.

/// A height for each block. Sums are kept in a binary indexed tree (P. M. Fenwick, 1994), so that a
/// correction costs as little in a text of a million lines as in a short one.
#[derive(Clone, Debug)]
pub(super) struct Heights {
    heights: Vec<f32>,
    measured: Vec<bool>,
    /// Entry i is the sum of the heights of as many blocks before i as its lowest bit says.
    tree: Vec<f64>,
    unmeasured: usize,
}

impl Heights {
    /// Estimated heights of `count` blocks.
    pub fn new(count: usize, estimate: impl Fn(usize) -> f32) -> Self {
        let mut heights = Self {
            heights: vec![0.0; count],
            measured: vec![false; count],
            tree: Vec::new(),
            unmeasured: count,
        };
        heights.estimate(estimate);
        heights
    }

    /// Heights for other blocks: of each its height and whether it was measured.
    pub fn of(blocks: impl Iterator<Item = (f32, bool)>) -> Self {
        let (heights, measured): (Vec<f32>, Vec<bool>) = blocks.unzip();
        let mut all = Self {
            unmeasured: measured.iter().filter(|measured| !**measured).count(),
            heights,
            measured,
            tree: Vec::new(),
        };
        all.add_up();
        all
    }

    /// Estimates anew what was not measured.
    pub fn estimate(&mut self, estimate: impl Fn(usize) -> f32) {
        let all = self.heights.iter_mut().zip(&self.measured).enumerate();
        for (index, (height, _)) in all.filter(|(_, (_, measured))| !**measured) {
            *height = estimate(index);
        }
        self.add_up();
    }

    fn add_up(&mut self) {
        self.tree = vec![0.0; self.heights.len() + 1];
        for index in 0..self.heights.len() {
            let node = index + 1;
            self.tree[node] += f64::from(self.heights[index]);
            let parent = node + lowest_bit(node);
            if parent < self.tree.len() {
                self.tree[parent] += self.tree[node];
            }
        }
    }

    /// Height of a block, physical pixels.
    pub fn get(&self, index: usize) -> f32 {
        self.heights[index]
    }

    /// Whether the height of a block is known and no estimate.
    pub fn is_measured(&self, index: usize) -> bool {
        self.measured[index]
    }

    /// Whether all are.
    pub fn all_measured(&self) -> bool {
        self.unmeasured == 0
    }

    /// Sets what was measured of a block.
    pub fn measured(&mut self, index: usize, height: f32) {
        let difference = f64::from(height) - f64::from(self.heights[index]);
        self.heights[index] = height;
        if !std::mem::replace(&mut self.measured[index], true) {
            self.unmeasured -= 1;
        }
        if difference == 0.0 {
            return;
        }
        let mut node = index + 1;
        while node < self.tree.len() {
            self.tree[node] += difference;
            node += lowest_bit(node);
        }
    }

    /// Sum of the heights before a block.
    pub fn before(&self, index: usize) -> f64 {
        let (mut sum, mut node) = (0.0, index);
        while node > 0 {
            sum += self.tree[node];
            node -= lowest_bit(node);
        }
        sum
    }

    /// The last block that begins at a height or above it.
    pub fn at(&self, y: f64) -> usize {
        let (mut index, mut remaining) = (0, y);
        let mut step = self.heights.len().next_power_of_two();
        while step > 0 {
            let node = index + step;
            if node < self.heights.len() && self.tree[node] <= remaining {
                remaining -= self.tree[node];
                index = node;
            }
            step /= 2;
        }
        index
    }
}

fn lowest_bit(node: usize) -> usize {
    node & node.wrapping_neg()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sums_and_searches_agree_with_adding_up(
            estimates in proptest::collection::vec(1u16..400, 1..70),
            measured in proptest::collection::vec((0usize..70, 1u16..400), 0..40),
            again in 1u16..50,
        ) {
            let mut plain: Vec<f32> = estimates.iter().map(|h| f32::from(*h)).collect();
            let mut heights = Heights::new(plain.len(), |i| f32::from(estimates[i]));
            let known: Vec<_> = measured.iter().filter(|(i, _)| *i < plain.len()).collect();
            for (index, height) in &known {
                heights.measured(*index, f32::from(*height));
                plain[*index] = f32::from(*height);
            }
            for estimated_again in [false, true] {
                if estimated_again {
                    heights.estimate(|_| f32::from(again));
                    for (index, height) in plain.iter_mut().enumerate() {
                        if !heights.is_measured(index) { *height = f32::from(again); }
                    }
                }
                let mut top = 0.0;
                for (index, height) in plain.iter().enumerate() {
                    prop_assert_eq!(heights.before(index), top);
                    prop_assert_eq!(heights.at(top), index);
                    prop_assert_eq!(heights.at(top + f64::from(*height) - 0.5), index);
                    top += f64::from(*height);
                }
                prop_assert_eq!(heights.before(plain.len()), top);
                prop_assert_eq!(heights.at(top + 1e9), plain.len() - 1);
                prop_assert_eq!(heights.at(-5.0), 0);
            }
            let all = (0..plain.len()).all(|i| known.iter().any(|(k, _)| *k == i));
            prop_assert_eq!(heights.all_measured(), all);
        }
    }
}
