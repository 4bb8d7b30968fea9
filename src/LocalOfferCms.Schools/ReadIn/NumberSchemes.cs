using LocalOfferCms.Schools.Reports;

namespace LocalOfferCms.Schools.ReadIn;

/// <summary>A way to number the parts of a report.</summary>
/// <param name="Name">In words.</param>
/// <param name="IsOfTheLaw">Whether a number means one item of the law.</param>
/// <param name="Items">The items that a number stands for.</param>
internal sealed record NumberScheme(string Name, bool IsOfTheLaw, ILookup<string, ReportItem> Items)
{
    public IReadOnlyList<ReportItem> ItemsOf(string number) => number.Length == 0 ? [] : [.. Items[number]];
}

/// <summary>The ways that reports are numbered in: by the law, by the draft of the law that old reports follow, by the parents' questions, or by themselves.</summary>
internal sealed class NumberSchemes
{
    private const int LeastAgreed = 3;
    private const double LeastShare = 0.6;

    private readonly IReadOnlyList<NumberScheme> _schemes;

    public NumberSchemes(ReportLaw law, IReadOnlyList<ReportItem> items, IReadOnlyList<ReportQuestion> questions) => _schemes =
    [
        new("the law's list", true, items.Where(i => i.Law == "Schedule 1").ToLookup(i => i.Paragraph)),
        new("the list of the draft law of 2014", true, law.OldNumbers.Where(o => items.Contains(o.Item)).ToLookup(o => o.Old, o => o.Item)),
        new("the parents' questions", false, questions.Where(q => q.Id.StartsWith('P')).SelectMany(q => items.Where(i => i.ParentQuestions.Contains(q.Id)).Select(i => (Number: q.Id[1..], Item: i))).ToLookup(p => p.Number, p => p.Item)),
    ];

    /// <summary>The way that this report is numbered in: the words of its passages say of most of its numbers what the numbers do. Null for none, or one of its own.</summary>
    /// <param name="passages">The report.</param>
    /// <param name="byWords">For each passage, the items that its words speak for most.</param>
    public NumberScheme? Believed(IReadOnlyList<ReportPassage> passages, IReadOnlyList<IReadOnlyList<ReportItem>> byWords) => _schemes
        .Select(scheme =>
        {
            var numbered = passages.Select((passage, at) => (Items: scheme.ItemsOf(passage.Number), Said: byWords[at])).Where(n => n.Items.Count > 0 && n.Said.Count > 0).ToList();
            var agreed = numbered.Count(n => n.Items.Any(n.Said.Contains));
            return (Scheme: scheme, Agreed: agreed, Share: numbered.Count == 0 ? 0 : (double)agreed / numbered.Count);
        })
        .Where(s => s.Agreed >= LeastAgreed && s.Share >= LeastShare)
        .OrderByDescending(s => s.Agreed * s.Share).Select(s => s.Scheme).FirstOrDefault();
}
