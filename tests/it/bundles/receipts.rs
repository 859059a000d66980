//! What only a receipt shows, and receipts that prove nothing.

use citizens_jury::jury::bytes::B64;
use citizens_jury::jury::promises::SecretBallot;
use citizens_jury::jury::receipts::Receipt;
use citizens_jury::jury::verification::FlawCode::{
    self, ReceiptBallotAltered, ReceiptBallotMissing, ReceiptForm, ReceiptOtherOpening, ReceiptPromiseWrong,
    ReceiptRolledBack,
};

use super::making::question_key;
use super::tampering::{Case, World, answer, case};

fn held(name: &'static str, bundle: String, receipt: &Receipt, code: FlawCode, says: &'static str) -> Case {
    Case { receipt: Some(receipt.file()), ..case(name, bundle, code, says) }
}

impl World {
    /// Bundles that are whole by themselves, sealed by an operator who dropped or changed a ballot.
    pub fn dishonest_boxes(&self) -> Vec<Case> {
        let mine = self.mine();
        let receipt = self.receipt();
        let dropped = self.by_operator(|bundle, _| drop(bundle.ballots.remove(mine)));
        let back = self.by_operator(|bundle, _| bundle.ballots[mine] = self.earlier.clone());
        let altered = self.by_operator(|bundle, _| bundle.ballots[mine] = self.same_counter());
        vec![
            held("dropped, sealed", dropped, &receipt, ReceiptBallotMissing, "its ballot was dropped"),
            held("rolled back, sealed", back, &receipt, ReceiptRolledBack, "rolled back"),
            held("altered, sealed", altered, &receipt, ReceiptBallotAltered, "its ballot was altered"),
        ]
    }

    /// Receipts that the bundle does not bear out.
    pub fn false_receipts(&self) -> Vec<Case> {
        let whole = self.bundle.file();
        let claims = |name, change: &dyn Fn(&mut Receipt), code, says| {
            let mut receipt = self.receipt();
            change(&mut receipt);
            held(name, whole.clone(), &receipt, code, says)
        };
        let forged = |receipt: &mut Receipt| receipt.promises[0].promise = B64(vec![9; 64]);
        let tagged = |receipt: &mut Receipt| {
            let mut opening = self.polling.opening.clone();
            opening.questions[0].key = Some(question_key(2).public.clone().into());
            receipt.opening = opening.text();
        };
        let from_another = |receipt: &mut Receipt| {
            *receipt = self.stranger.device.receipt();
            receipt.opening.clone_from(&self.polling.text);
        };
        vec![
            claims(
                "a key made for one juror",
                &tagged,
                ReceiptOtherOpening,
                "the voting paper was another one",
            ),
            claims(
                "another round's receipt",
                &|receipt| *receipt = self.stranger.device.receipt(),
                ReceiptOtherOpening,
                "another one",
            ),
            claims("another round's promise", &from_another, ReceiptPromiseWrong, "not from this round"),
            claims("a forged promise", &forged, ReceiptPromiseWrong, "promise 1 of the receipt"),
            claims(
                "a claim to another answer",
                &|receipt| receipt.promises[0].ballot = answer("full_support"),
                ReceiptPromiseWrong,
                "not from this round",
            ),
            claims(
                "a claim to another counter",
                &|receipt| receipt.promises[0].counter += 1,
                ReceiptPromiseWrong,
                "not from this round",
            ),
            claims(
                "a claim to another key",
                &|receipt| receipt.promises[0].key = self.not_mine().key.clone(),
                ReceiptPromiseWrong,
                "not from this round",
            ),
            claims(
                "a receipt of nothing",
                &|receipt| receipt.promises.clear(),
                ReceiptForm,
                "promises nothing",
            ),
            claims(
                "a receipt of another format",
                &|receipt| receipt.format.push('0'),
                ReceiptForm,
                "not a whole receipt",
            ),
        ]
    }

    /// A ballot on the first question that is somebody else's.
    fn not_mine(&self) -> &SecretBallot {
        let mut others = self.bundle.ballots.iter().filter(|ballot| ballot.question == self.earlier.question);
        others.find(|ballot| ballot.key != self.earlier.key).unwrap()
    }

    /// Another ballot of the first juror with the counter of the one that stands: a device that lost its
    /// memory might sign it, and an operator might prefer it.
    fn same_counter(&self) -> SecretBallot {
        let standing = &self.bundle.ballots[self.mine()];
        let mut other = standing.clone();
        other.ballot = answer("full_support");
        other.signature = self.first.device.sign_again(&other).unwrap();
        other
    }
}
