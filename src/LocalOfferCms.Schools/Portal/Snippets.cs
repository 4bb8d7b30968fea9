using LocalOfferCms.Core;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Schools.Keepers;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Portal;

/// <summary>Texts to put into answers: a person's own, and those that everybody has who keeps the school.</summary>
internal sealed class Snippets(CmsDbContext db)
{
    private const int Most = 200;

    /// <summary>The school's and the person's own, by title.</summary>
    public Task<List<SchoolSnippet>> ListAsync(string schoolId, string personId, CancellationToken ct) =>
        Of(schoolId, personId).AsNoTracking().OrderBy(s => s.Title).ThenBy(s => s.SnippetId).Take(Most).ToListAsync(ct);

    /// <summary>One that the person may use at the school; null when there is none.</summary>
    public Task<SchoolSnippet?> FindAsync(string? id, string schoolId, string personId, CancellationToken ct) =>
        Of(schoolId, personId).AsNoTracking().FirstOrDefaultAsync(s => s.SnippetId == id, ct);

    /// <summary>Adds a text, or changes one.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task SaveAsync(string? id, string? title, string? text, bool isSchools, string schoolId, ChangeContext change, CancellationToken ct)
    {
        Refusals(title, text).ThrowIfAny();
        await using var write = await db.BeginWriteAsync(ct);
        if (id is null)
        {
            var added = new SchoolSnippet
            {
                SnippetId = ContentIds.New(change.Now), Title = title!.Trim(), Text = Clean(text),
                PersonId = isSchools ? null : change.AuthorId, SchoolId = isSchools ? schoolId : null,
            };
            db.SchoolSnippets().Add(added);
            Audit("SchoolSnippetAdded", added, change);
        }
        else
        {
            var snippet = await RequireAsync(id, schoolId, change, ct);
            (snippet.Title, snippet.Text) = (title!.Trim(), Clean(text));
            Audit("SchoolSnippetChanged", snippet, change);
        }

        await write.CommitAsync(ct);
    }

    /// <summary>Takes a text away. Answers that it was put into keep it.</summary>
    /// <exception cref="RefusedException">It is not theirs to take away.</exception>
    public async Task RemoveAsync(string id, string schoolId, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var snippet = await RequireAsync(id, schoolId, change, ct);
        db.Remove(snippet);
        Audit("SchoolSnippetRemoved", snippet, change);
        await write.CommitAsync(ct);
    }

    private IQueryable<SchoolSnippet> Of(string schoolId, string personId) => db.SchoolSnippets().Where(s => s.SchoolId == schoolId || s.PersonId == personId);

    private async Task<SchoolSnippet> RequireAsync(string id, string schoolId, ChangeContext change, CancellationToken ct) =>
        await Of(schoolId, change.AuthorId ?? "").FirstOrDefaultAsync(s => s.SnippetId == id, ct) ?? throw new RefusedException([new("NoSuchSnippet", "There is no such text any more.")]);

    private static List<Refusal> Refusals(string? title, string? text) =>
    [
        .. string.IsNullOrWhiteSpace(title) ? [new Refusal("Title", "Enter a name for the text.")] : title.Trim().Length > SchoolSnippet.LongestTitle ? [new Refusal("Title", "The name must be 128 characters or fewer.")] : Array.Empty<Refusal>(),
        .. string.IsNullOrWhiteSpace(text) ? [new Refusal("Text", "Enter the text.")] : Clean(text).Length > SchoolSnippet.LongestText ? [new Refusal("Text", "The text must be 4,000 characters or fewer.")] : Array.Empty<Refusal>(),
    ];

    private void Audit(string what, SchoolSnippet snippet, ChangeContext change) => AuditLog.Add(db, change, what, "SchoolSnippet", snippet.SnippetId, snippet.Title);

    private static string Clean(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();
}
