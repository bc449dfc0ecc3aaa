//! Parameters of rules: JSON when packs are loaded, bytes that are cheap to read in every call.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// The parameters of a plugin whose rules have none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoParams {}

/// Parameters as every call is given them.
///
/// # Errors
/// They do not fit the type, or the type cannot be read from anything but JSON.
pub(crate) fn encode<P: Serialize + DeserializeOwned>(json: &str) -> Result<Vec<u8>, String> {
    let params: P = serde_json::from_str(json).map_err(|error| error.to_string())?;
    let bytes = postcard::to_allocvec(&params).map_err(|error| error.to_string())?;
    // Better told now than by every article: what is untagged, flattened or skipped gets lost.
    decode::<P>(&bytes)?;
    Ok(bytes)
}

/// What [`encode`] has written.
pub(crate) fn decode<P: DeserializeOwned>(bytes: &[u8]) -> Result<P, String> {
    match postcard::take_from_bytes(bytes) {
        Ok((params, [])) => Ok(params),
        Ok(_) => Err("more was written than is read".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_come_back() {
        #[derive(Debug, PartialEq, Serialize, Deserialize)]
        struct Params {
            words: crate::Words,
            #[serde(default)]
            slack: i32,
            level: Option<crate::Level>,
        }
        let bytes = encode::<Params>(r#"{"words": ["one", "two"], "level": "info"}"#).unwrap();
        let params: Params = decode(&bytes).unwrap();
        assert!(params.words.contains("two") && params.slack == 0);
        assert_eq!(params.level, Some(crate::Level::Info));
        assert!(decode::<Params>(&bytes[1..]).is_err() && decode::<Params>(&[]).is_err());
        assert!(encode::<Params>(r#"{"words": 1}"#).is_err());
        assert_eq!(decode(&encode::<NoParams>("{}").unwrap()), Ok(NoParams {}));
    }

    #[test]
    fn a_type_that_only_json_can_give_is_told_at_once() {
        #[derive(Serialize, Deserialize)]
        #[serde(untagged)]
        enum Either {
            Number(u32),
            Text(String),
        }
        assert!(encode::<Either>("7").is_err());
    }
}
