using System.Text.RegularExpressions;

namespace LocalOfferCms.Core.Checks.Kinds;

/// <summary>"Must" means that the law says so, "should" that guidance does. Mixed up, families ask for what they cannot have, or do not ask for what they can.</summary>
internal sealed partial class LegalForceCheck : IContentCheck
{
    public IEnumerable<Finding> Find(CheckedPage page)
    {
        var duty = page.Duties.Count > 0 ? page.Duties[0] : null;
        var isDutySaid = page.Passages.Any(p => Must().IsMatch(p.Passage.Text));
        foreach (var (text, passage) in page.Passages.Where(p => p.Text.Role == TextRole.Body))
        {
            foreach (var sentence in passage.Sentences)
            {
                var words = passage.Text.Substring(sentence.Start, sentence.Length);
                if (Of(passage, words) is var (message, mend))
                {
                    yield return text.At(passage, sentence.Start, sentence.Length, "LegalForce", FindingSeverity.Hint, message, mend);
                }
                else if (duty is not null && !isDutySaid && BodyShould().IsMatch(words))
                {
                    yield return text.At(passage, sentence.Start, sentence.Length, "LegalForce", FindingSeverity.Hint,
                        $"This page is about a legal duty ('{duty}') and says 'should' of the council or a school, and nowhere 'must'.", "If the law asks for it, write 'must'.");
                    duty = null;
                }
            }
        }
    }

    private static (string Message, string Mend)? Of(Passage passage, string sentence) =>
        passage.Box == "must" && Should().IsMatch(sentence) && !Must().IsMatch(sentence)
            ? ("A 'must' box says 'should'.", "Use 'must' for what the law says, and a 'should' box for guidance.")
        : passage.Box == "should" && Must().IsMatch(sentence) && !Should().IsMatch(sentence)
            ? ("A 'should' box says 'must'.", "If the law says so, use a 'must' box; else write 'should'.")
        : MustIfPossible().IsMatch(sentence)
            ? ("'Must' is softened by 'aim' or 'where possible'.", "Say what is certain. If it is not the law, write 'should' or 'we aim to'.")
        : null;

    [GeneratedRegex(@"\bmust\b", RegexOptions.IgnoreCase)]
    private static partial Regex Must();

    [GeneratedRegex(@"\bshould\b", RegexOptions.IgnoreCase)]
    private static partial Regex Should();

    [GeneratedRegex(@"\b(?:council|school|schools|setting|college|local authority|we|governors|academy|academies)\s+(?:\p{L}+\s+)?should\b", RegexOptions.IgnoreCase)]
    private static partial Regex BodyShould();

    [GeneratedRegex(@"\bmust\s+(?:aim|attempt|endeavour|where possible|if possible|normally|usually)\b|\bmust\b[^.;]*\bwhere(?:ver)? possible\b", RegexOptions.IgnoreCase)]
    private static partial Regex MustIfPossible();
}
