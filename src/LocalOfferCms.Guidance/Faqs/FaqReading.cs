using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Ui;

namespace LocalOfferCms.Guidance.Faqs;

/// <summary>A question with its answer, as a page of questions shows it.</summary>
/// <param name="Anchor">Where its entry in the contents leads.</param>
/// <param name="Title">The question, in the contents and above the answer alike.</param>
/// <param name="Markdown">The answer.</param>
/// <param name="Documents">What it offers to download.</param>
/// <param name="Page">Its own page.</param>
internal sealed record FaqEntry(string Anchor, string Title, string Markdown, IReadOnlyList<ResourceView> Documents, PageLink Page);

/// <summary>A page of questions: those that its editor picked, then those listed under it. The contents are made of them, so the two cannot differ.</summary>
/// <param name="Questions">The questions, in order.</param>
/// <param name="Others">Pages of other kinds that are listed under it.</param>
/// <param name="Archived">Questions that are kept for the record only.</param>
internal sealed record FaqReading(IReadOnlyList<FaqEntry> Questions, IReadOnlyList<PageLink> Others, IReadOnlyList<PageLink> Archived)
{
    private const string Type = "Faq";

    /// <summary>Reads a page of questions.</summary>
    public static FaqReading Of(PageContext page)
    {
        var listed = page.ReferredBy["Parent"].ToList();
        var all = page.Picked(page.Content.Part("FaqPagePart").Items("Questions"))
            .Concat(listed.Where(item => item.Link.ContentType == Type))
            .DistinctBy(item => item.Link.Id).ToList();
        var questions = new List<FaqEntry>();
        foreach (var item in all.Where(item => !item.Link.IsArchived))
        {
            questions.Add(Entry(page, item, questions));
        }

        return new(
            questions,
            [.. listed.Select(item => item.Link).Where(link => link is { Path: not null, IsArchived: false } && link.ContentType != Type)],
            [.. all.Select(item => item.Link).Where(link => link is { Path: not null, IsArchived: true })]);
    }

    private static FaqEntry Entry(PageContext page, IncludedItem item, List<FaqEntry> before)
    {
        var anchor = AnchorOf(item.Link);
        return new(
            before.Exists(other => other.Anchor == anchor) ? item.Link.Id : anchor,
            item.Link.Title,
            item.Content.Part("MarkdownBodyPart").Plain("Markdown"),
            [.. page.Picked(item.Content.Part("ResourcesPart").Items("Documents")).Select(document => new ResourceView(page, document))],
            item.Link);
    }

    /// <summary>The end of the question's own address: it stays when the wording changes.</summary>
    private static string AnchorOf(PageLink link) =>
        ContentPath.Slug(link.Path?.Split('/')[^1] ?? "") is { Length: > 0 } slug ? slug : link.Id;
}
