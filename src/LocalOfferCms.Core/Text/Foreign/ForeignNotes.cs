namespace LocalOfferCms.Core.Text;

/// <summary>Notes what somebody else's document loses on its way here, and what a person should look at.</summary>
internal sealed class ForeignNotes
{
    private readonly SortedDictionary<string, int> _dropped = new(StringComparer.Ordinal);
    private readonly List<string> _warnings = [];

    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>What was left out, with how often: "3 empty paragraphs".</summary>
    public IReadOnlyList<string> Dropped => [.. _dropped.Select(d => d.Value == 1 ? d.Key : $"{d.Key} ({d.Value} times)")];

    public void Drop(string what) => _dropped[what] = _dropped.GetValueOrDefault(what) + 1;

    public void Warn(string sentence)
    {
        if (!_warnings.Contains(sentence))
        {
            _warnings.Add(sentence);
        }
    }
}
