//! Whether the heads of a sentence make a tree: whatever walks up or down a parse relies on it.

use crate::ingest::language::{Analysis, Token};

/// Gives the parser the last word on each sentence whose repairs, right one by one, contradict each other.
pub(in crate::ingest::extract) fn restore(analysis: &mut Analysis, parsed: &[Token]) {
    for sentence in &analysis.sentences {
        let range = sentence.start as usize..sentence.end as usize;
        let (Some(mended), Some(before)) = (analysis.tokens.get_mut(range.clone()), parsed.get(range.clone())) else {
            continue;
        };
        if !is_tree(mended, range.start) {
            mended.clone_from_slice(before);
        }
    }
}

/// Whether every token of a sentence that begins at `first` reaches a root within it. Cost: linear in the tokens.
fn is_tree(tokens: &[Token], first: usize) -> bool {
    let mut settled = vec![false; tokens.len()];
    for start in 0..tokens.len() {
        let mut way = Vec::new();
        let mut at = start;
        loop {
            let Some(token) = tokens.get(at) else { return false };
            if settled.get(at).copied().unwrap_or(true) {
                break;
            }
            way.push(at);
            let Some(head) = (token.head as usize).checked_sub(first) else { return false };
            if head == at {
                break;
            }
            if way.len() > tokens.len() {
                return false;
            }
            at = head;
        }
        for at in way {
            if let Some(settled) = settled.get_mut(at) {
                *settled = true;
            }
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::restore;
    use crate::ingest::language::{Engine, Workspace};

    #[test]
    fn a_sentence_whose_heads_go_in_a_circle_is_the_parsers_again() {
        let text = "The army attacked the village.";
        let mut analysis = Engine::shared().unwrap().analyze(text, &mut Workspace::default());
        let parsed = analysis.tokens.clone();
        analysis.tokens[1].head = 4;
        analysis.tokens[4].head = 1;
        restore(&mut analysis, &parsed);
        assert_eq!(analysis.tokens[1].head, parsed[1].head);
    }

    #[test]
    fn a_repair_that_leaves_a_tree_stands() {
        let text = "The army attacked the village.";
        let mut analysis = Engine::shared().unwrap().analyze(text, &mut Workspace::default());
        let parsed = analysis.tokens.clone();
        analysis.tokens[4].head = 1;
        restore(&mut analysis, &parsed);
        assert_eq!(analysis.tokens[4].head, 1);
    }
}
