using System.Globalization;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Published;

/// <summary>What the list of answers is narrowed to; all of it stands in the address.</summary>
internal sealed record AnswerFilter(string Words, string? Topic, ActionStatus? Action, string? About, string? Answer)
{
    private const int LongestWords = 100;
    private const int MostWords = 5;
    private const int LongestId = 64;

    public static readonly AnswerFilter None = new("", null, null, null, null);

    public bool IsNone => this == None;

    /// <summary>The words that must all be there.</summary>
    public IReadOnlyList<string> Wanted => [.. Words.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct().Take(MostWords)];

    /// <summary>Reads it from an address. Nothing that is typed there is an error.</summary>
    public static AnswerFilter Read(IQueryCollection query) => new(
        Plain(query["q"]), Id(query["topic"]), ActionWords.Read(query["action"]), Id(query["about"]), Id(query["answer"]));

    public string Address(int page = 1, string path = AnswerAddress.List)
    {
        var query = new List<KeyValuePair<string, string?>>
        {
            new("q", Words.Length > 0 ? Words : null), new("topic", Topic), new("action", Action is { } action ? ActionWords.Slug(action) : null),
            new("about", About), new("answer", Answer), new("page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture)),
        };
        return $"~/{path}{QueryString.Create(query.Where(p => p.Value is not null))}";
    }

    private static string Plain(string? text)
    {
        var plain = string.Concat((text ?? "").EnumerateRunes().Where(r => r != System.Text.Rune.ReplacementChar).Select(r => System.Text.Rune.IsControl(r) ? " " : r.ToString())).Trim();
        return plain.Length <= LongestWords ? plain : plain[..LongestWords].TrimEnd();
    }

    private static string? Id(string? text) => text is { Length: > 0 and <= LongestId } && text.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.') ? text : null;
}

/// <summary>A choice of a filter with the number of answers that it would leave.</summary>
internal sealed record AnswerChoice(string Value, string Words, int Count, bool IsChosen);

/// <summary>One page of the list, and the counts of every choice.</summary>
internal sealed record AnswerListing(IReadOnlyList<AnswerView> Answers, int Total, int Removed, IReadOnlyList<AnswerChoice> Topics, IReadOnlyList<AnswerChoice> Actions);

/// <summary>Reads published answers, newest first: three queries at most, however many there are.</summary>
internal sealed class AnswerList(CmsDbContext db, PublishedPlaces places, LocalTime local)
{
    public async Task<AnswerListing> ReadAsync(SiteSnapshot site, AnswerFilter filter, int skip, int take, CancellationToken ct)
    {
        var found = await FoundAsync(filter, ct);
        // Every answer can be read on the page, so that these numbers tell nothing that its reader could not count; how many people spoke is another matter.
        var groups = await found.GroupBy(r => new { r.Stage, r.Topic, r.Action }).Select(g => new { g.Key.Stage, g.Key.Topic, g.Key.Action, Count = g.Count() }).ToListAsync(ct);
        var counted = groups.Where(g => g.Stage == ResponseStage.Published)
            .Select(g => (Topic: g.Topic is { } topic ? TopicNames.Today(site, topic) : null, g.Action, g.Count)).ToList();
        bool OfTopic(string? topic) => filter.Topic is null || topic == filter.Topic;
        bool OfAction(ActionStatus action) => filter.Action is null || action == filter.Action;
        var total = counted.Where(g => OfTopic(g.Topic) && OfAction(g.Action)).Sum(g => g.Count);
        var published = Narrowed(site, found.Where(r => r.Stage == ResponseStage.Published), filter);
        var rows = total == 0 || skip >= total ? [] : await AnswerView.Query(db, published.OrderByDescending(r => r.PublishedUtc).ThenBy(r => r.ResponseId).Skip(skip).Take(take)).ToListAsync(ct);
        return new(
            [.. rows.Select(r => r.ToView(site, local))], total,
            filter.Answer is null ? groups.Where(g => g.Stage == ResponseStage.Removed && OfTopic(g.Topic is { } t ? TopicNames.Today(site, t) : null) && OfAction(g.Action)).Sum(g => g.Count) : 0,
            [.. counted.Where(g => g.Topic is not null && OfAction(g.Action)).GroupBy(g => g.Topic!)
                .Select(g => new AnswerChoice(g.Key, site.TermName(TopicNames.Taxonomy, g.Key), g.Sum(c => c.Count), g.Key == filter.Topic))
                .OrderBy(c => c.Words, StringComparer.CurrentCultureIgnoreCase)],
            [.. ActionWords.All.Select(a => new AnswerChoice(ActionWords.Slug(a), ActionWords.Of(a), counted.Where(g => g.Action == a && OfTopic(g.Topic)).Sum(g => g.Count), a == filter.Action))]);
    }

    /// <summary>Everything that the filter leaves, newest first, for the file of it.</summary>
    public async Task<IReadOnlyList<AnswerView>> AllAsync(SiteSnapshot site, AnswerFilter filter, int most, CancellationToken ct) =>
        [.. (await AnswerView.Query(db, Narrowed(site, (await FoundAsync(filter, ct)).Where(r => r.Stage == ResponseStage.Published), filter)
            .OrderByDescending(r => r.PublishedUtc).ThenBy(r => r.ResponseId).Take(most)).ToListAsync(ct)).Select(r => r.ToView(site, local))];

    /// <summary>How many comments the answers of each topic speak for, over all: by its name, the most first.</summary>
    public async Task<IReadOnlyList<(string Topic, int Count)>> CommentsByTopicAsync(SiteSnapshot site, CancellationToken ct)
    {
        var counts = await db.Set<Comment>().Where(c => c.Stage == CommentStage.Published && (c.Safety == CommentSafety.None || c.Safety == CommentSafety.Cleared))
            .Join(db.Set<CommentResponse>().Where(r => r.Stage == ResponseStage.Published), c => c.ResponseId, r => r.ResponseId, (_, r) => r.Topic)
            .GroupBy(topic => topic).Select(g => new { Topic = g.Key, Count = g.Count() }).ToListAsync(ct);
        return [.. counts.GroupBy(c => TopicNames.Of(site, c.Topic) ?? "Other").Select(g => (Topic: g.Key, Count: g.Sum(c => c.Count)))
            .OrderByDescending(c => c.Count).ThenBy(c => c.Topic, StringComparer.Ordinal)];
    }

    // By words and by page; topic and action are counted first.
    private async Task<IQueryable<CommentResponse>> FoundAsync(AnswerFilter filter, CancellationToken ct)
    {
        var found = db.Set<CommentResponse>().AsNoTracking().Where(r => r.Stage == ResponseStage.Published || (r.Stage == ResponseStage.Removed && r.PublishedUtc != null));
        if (filter.Answer is { } answer)
        {
            found = found.Where(r => r.ResponseId == answer);
        }

        if (filter.About is { } about)
        {
            var ids = (await places.GetAsync(db, ct)).Find(about)?.ItemIds ?? [about];
            found = found.Where(r => r.ContentItemId != null && ids.Contains(r.ContentItemId));
        }

        foreach (var word in filter.Wanted)
        {
            found = found.Where(r => (r.YouSaid + " " + r.Text + " " + r.ActionText).ToLower().Contains(word) && r.Stage == ResponseStage.Published);
        }

        return found;
    }

    private static IQueryable<CommentResponse> Narrowed(SiteSnapshot site, IQueryable<CommentResponse> found, AnswerFilter filter)
    {
        if (filter.Topic is { } topic)
        {
            var topics = TopicNames.With(site, topic);
            found = found.Where(r => r.Topic != null && topics.Contains(r.Topic));
        }

        return filter.Action is { } action ? found.Where(r => r.Action == action) : found;
    }
}
