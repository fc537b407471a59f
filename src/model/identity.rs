//! What makes two inputs the same article.

/// An address without what does not name the page: fragment, tracking parameters, `www.`, scheme and final slash.
pub fn canonical_url(url: &str) -> String {
    let url = url.trim();
    let url = url.split('#').next().unwrap_or_default();
    let (address, query) = url.split_once('?').unwrap_or((url, ""));
    let address = address.split_once("://").map_or(address, |(_, a)| a);
    let (host, path) = address.split_once('/').unwrap_or((address, ""));
    let host = host.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let mut canonical = format!("{host}/{}", path.trim_end_matches('/'));
    let kept: Vec<&str> = query
        .split('&')
        .filter(|p| !p.is_empty() && !p.starts_with("utm_") && !p.starts_with("fbclid") && !p.starts_with("gclid"))
        .collect();
    if !kept.is_empty() {
        canonical.push('?');
        canonical.push_str(&kept.join("&"));
    }
    canonical
}

/// A 64-bit hash (FNV-1a) of a text's words: white space and case do not count.
pub fn text_hash(text: &str) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut add = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    for word in text.split_whitespace() {
        word.to_lowercase().bytes().for_each(&mut add);
        add(b' ');
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_the_same_without_what_does_not_name_the_page() {
        let plain = canonical_url("https://example.org/a/b");
        for url in
            ["http://www.example.org/a/b/", "https://Example.org/a/b#top", "https://example.org/a/b?utm_source=x"]
        {
            assert_eq!(canonical_url(url), plain, "{url}");
        }
        assert_ne!(canonical_url("https://example.org/a/b?id=3"), plain);
    }

    #[test]
    fn white_space_and_case_do_not_make_another_text() {
        assert_eq!(text_hash("They  met.\n"), text_hash("they met."));
        assert_ne!(text_hash("They met."), text_hash("They meet."));
    }
}
