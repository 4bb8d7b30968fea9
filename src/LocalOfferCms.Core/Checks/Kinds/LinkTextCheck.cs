using LocalOfferCms.Core.Text;
using System.Text.RegularExpressions;

namespace LocalOfferCms.Core.Checks.Kinds;

/// <summary>A link's words must say where it leads, read on their own.</summary>
internal sealed partial class LinkTextCheck : IContentCheck
{
    private const string Mend = "Let the link's words say where it leads, such as 'Apply for a blue badge'.";

    private static readonly HashSet<string> Nothing = new(StringComparer.OrdinalIgnoreCase)
    {
        "click here", "here", "click", "click this link", "this link", "link", "press here", "tap here", "go", "this", "following link", "the link",
    };

    private static readonly HashSet<string> Little = new(StringComparer.OrdinalIgnoreCase)
    {
        "more", "read more", "find out more", "learn more", "more information", "further information", "this page", "this website", "website", "web page",
        "visit the website", "visit website", "download", "download here", "see more", "view", "details", "more details", "open", "continue", "page", "document", "pdf",
    };

    public IEnumerable<Finding> Find(CheckedPage page)
    {
        var leads = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (text, passage) in page.Passages)
        {
            foreach (var link in passage.Links)
            {
                var words = Tidy(link.Words);
                if (Of(text, link, words) is { } finding)
                {
                    yield return finding;
                }
                else if (!leads.TryAdd(words, Same(link.Address)) && leads[words] != Same(link.Address))
                {
                    leads[words] = Same(link.Address);
                    yield return Say(text, link, FindingSeverity.Should, $"Two links say '{words}' and lead to different places.", "Make the words of the two differ.");
                }
            }

            foreach (Match bare in Addresses().Matches(passage.Text))
            {
                if (!passage.Links.Any(link => bare.Index >= link.Start && bare.Index < link.Start + Math.Max(1, link.Words.Length)))
                {
                    yield return text.At(passage, bare.Index, bare.Length, "BareAddress", FindingSeverity.Should,
                        $"The address '{bare.Value}' stands in the text and cannot be followed.", "Make a link of it, with words that say where it leads.");
                }
            }
        }
    }

    private static Finding? Of(CheckedText text, PassageLink link, string words) =>
        words.Length == 0 ? Say(text, link, FindingSeverity.MustFix, "A link has no words, so nobody who listens to the page can tell that it is there.", Mend)
        : Nothing.Contains(words) ? Say(text, link, FindingSeverity.MustFix, $"The link '{words}' does not say where it leads.", Mend)
        : Little.Contains(words) ? Say(text, link, FindingSeverity.Should, $"The link '{words}' says little about where it leads.", Mend)
        : IsBare(words, link.Address) ? Say(text, link, FindingSeverity.Should, $"The link '{words}' is a bare address. A screen reader spells it out.", Mend)
        : SafeAddress.Link(link.Address) is null && SafeAddress.Picture(link.Address) is null
            ? Say(text, link, FindingSeverity.MustFix, $"The link '{words}' leads to an address that cannot be followed, so readers see the words alone.", "Check the address: it begins with https://, mailto:, tel: or /.")
        : null;

    private static Finding Say(CheckedText text, PassageLink link, FindingSeverity severity, string message, string mend) =>
        text.At(link.From, link.To, link.Words.Length > 0 ? link.Words : link.Address, "LinkText", severity, message, mend);

    private static bool IsBare(string words, string address) =>
        !address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
        && (words.Contains("://", StringComparison.Ordinal) || (words.StartsWith("www.", StringComparison.OrdinalIgnoreCase) && !words.Contains(' ')));

    private static string Tidy(string words) => Spaces().Replace(words, " ").Trim(' ', '.', '>', '›', '»', ':', '\u00A0');

    private static string Same(string address) => address.Trim().TrimEnd('/').ToLowerInvariant();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"(?:https?://|www\.)[^\s<>()]+[^\s<>().,;:!?]", RegexOptions.IgnoreCase)]
    private static partial Regex Addresses();
}
