using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Participation.Comments;

namespace LocalOfferCms.Participation.Triage.Safeguarding;

/// <summary>Notices words that may mean that a child is at risk: the settings <c>Comments</c>, <c>SafeguardingWords</c>. Each is a word or a phrase; a star
/// at the end of a word stands for any ending. It notices too much rather than too little, and decides nothing.</summary>
internal static class SafeguardingWords
{
    private static readonly ConditionalWeakTable<JsonObject, Phrases> Known = [];

    /// <summary>Whether a text may mean that a child is at risk.</summary>
    public static bool IsPossible(SiteSnapshot site, string text) =>
        site.Settings.TryGetValue(CommentSettings.Document, out var settings) && Known.GetValue(settings, Phrases.Of).AreIn(text);

    private sealed class Phrases
    {
        private readonly ILookup<string, string[]> _byFirstWord;
        private readonly List<string[]> _open;

        private Phrases(IEnumerable<string> phrases)
        {
            var words = phrases.Select(p => Words(p, keepStars: true)).Where(p => p.Length > 0).ToList();
            _byFirstWord = words.Where(p => !p[0].EndsWith('*')).ToLookup(p => p[0], StringComparer.Ordinal);
            _open = [.. words.Where(p => p[0].EndsWith('*'))];
        }

        public static Phrases Of(JsonObject settings) => new(JsonText.Strings(settings["SafeguardingWords"]));

        public bool AreIn(string text)
        {
            var words = Words(text, keepStars: false);
            return Enumerable.Range(0, words.Length).Any(at => _byFirstWord[words[at]].Concat(_open).Any(phrase => IsAt(words, at, phrase)));
        }

        private static bool IsAt(string[] words, int at, string[] phrase) => at + phrase.Length <= words.Length
            && phrase.Select((word, i) => (word, said: words[at + i])).All(p => p.word.EndsWith('*') ? p.said.StartsWith(p.word[..^1], StringComparison.Ordinal) : p.said == p.word);

        /// <summary>Words in small letters without apostrophes: "won't", "won’t" and "wont" are one.</summary>
        private static string[] Words(string text, bool keepStars) =>
            new string([.. text.ToLowerInvariant().Where(c => c is not ('\'' or '’' or '‘')).Select(c => char.IsLetterOrDigit(c) || (keepStars && c == '*') ? c : ' ')])
                .Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
