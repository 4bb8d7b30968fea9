using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.Workflows;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Box.Steps;

/// <summary>What workflow types may say of a comment: its reference, page and topic. Never its words, and never its sender.</summary>
internal sealed class CommentValues(SiteSnapshots sites) : IWorkflowValues
{
    public string Prefix => "Comment";

    public async Task<string?> FindAsync(CmsDbContext db, string correlationId, string name, CancellationToken ct)
    {
        var comment = await db.Set<Comment>().AsNoTracking().Where(c => c.CommentId == correlationId)
            .Select(c => new { c.Reference, c.PageTitle, c.Topic }).FirstOrDefaultAsync(ct);
        return (name, comment) switch
        {
            (_, null) => null,
            ("Reference", _) => comment.Reference,
            ("Page", _) => comment.PageTitle,
            ("Topic", { Topic: { } topic }) => (await sites.GetAsync(ct)).TermName("topics", topic),
            _ => null,
        };
    }
}
