namespace LocalOfferCms.Participation.Insight;

/// <summary>By what comments are counted.</summary>
internal enum InsightBy { Owner, Topic, About, From, Channel }

/// <summary>A line of counts: of those that came in the period, how many, how many of them are open and overdue now.</summary>
internal sealed record InsightLine(string Label, int All, int Open, int Overdue);

/// <summary>How long answers took in a month, in days: half of them were given within <see cref="Median"/>, nine of ten within <see cref="Nine"/>.</summary>
internal sealed record AnswerMonth(DateOnly Month, int Answered, int InTime, int? Median, int? Nine);

/// <summary>A page that was not useful to somebody, with the same time before.</summary>
/// <param name="Title">Its title; for a page that has left the site, its id.</param>
/// <param name="Path">Its address; null when it has none any more.</param>
internal sealed record UsefulLine(string Title, string? Path, int Yes, int No, int YesBefore, int NoBefore)
{
    /// <summary>How it has changed, in words.</summary>
    public string Trend => (NoBefore, No) switch
    {
        (0, _) => "New",
        _ when No > NoBefore => $"More (was {NoBefore})",
        _ when No < NoBefore => $"Fewer (was {NoBefore})",
        _ => "The same",
    };
}

/// <summary>Everything that the page shows of comments.</summary>
/// <param name="Open">Open now, whenever they came.</param>
/// <param name="Overdue">Overdue now.</param>
/// <param name="Held">Held or confirmed for safety; null for everybody but the safeguarding lead. They are part of no other number.</param>
/// <param name="By">Counts.</param>
internal sealed record InsightFigures(int Open, int Overdue, int? Held, IReadOnlyDictionary<InsightBy, IReadOnlyList<InsightLine>> By)
{
    /// <summary>How many came in the period.</summary>
    public int Received => By[InsightBy.Channel].Sum(l => l.All);
}
