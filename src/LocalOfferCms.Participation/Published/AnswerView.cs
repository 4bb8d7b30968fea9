using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Ui;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Published;

/// <summary>An answer as it is read from the database, with the page that it is about when that is on the site.</summary>
internal sealed record AnswerRow(CommentResponse Response, string? PageTitle, string? PagePath)
{
    public AnswerView ToView(SiteSnapshot site, LocalTime local, bool underPage = false) => new(
        Response, PageTitle, PagePath, TopicNames.Of(site, Response.Topic), DateOnly.FromDateTime(local.FromUtc(Response.PublishedUtc!.Value)), local.Today, underPage);
}

/// <summary>An answer as the public reads it.</summary>
internal sealed record AnswerView(CommentResponse Response, string? PageTitle, string? PagePath, string? Topic, DateOnly Published, DateOnly Today, bool IsUnderPage)
{
    public string Anchor => AnswerAddress.Anchor(Response.ResponseId);

    /// <summary>Whether the action should have been done by now.</summary>
    public bool IsLate => IsLateOn(Response, Today);

    public static bool IsLateOn(CommentResponse response, DateOnly today) =>
        response.Action is ActionStatus.Planned or ActionStatus.UnderWay && response.ActionDue < today;

    /// <summary>Joins each answer to its page, newest first.</summary>
    public static IQueryable<AnswerRow> Query(CmsDbContext db, IQueryable<CommentResponse> responses) =>
        from response in responses.AsNoTracking()
        join page in db.PublishedPages.Where(p => p.Path != null) on response.ContentItemId equals page.ContentItemId into pages
        from page in pages.DefaultIfEmpty()
        orderby response.PublishedUtc descending, response.ResponseId
        select new AnswerRow(response, page == null ? null : page.Title, page == null ? null : page.Path);

    /// <summary>Text with empty lines between its paragraphs.</summary>
    public static IEnumerable<string> Paragraphs(string text) =>
        text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
