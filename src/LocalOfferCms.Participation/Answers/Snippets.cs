using LocalOfferCms.Core;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Participation.Answers;

/// <summary>Texts that are used again: the council's, which officers keep, and everybody's own.</summary>
internal sealed class Snippets(CmsDbContext db)
{
    private const int Most = 200;

    /// <summary>The council's and the person's own, by title.</summary>
    public Task<List<AnswerSnippet>> ListAsync(string personId, CancellationToken ct) =>
        db.Set<AnswerSnippet>().AsNoTracking().Where(s => s.PersonId == null || s.PersonId == personId).OrderBy(s => s.PersonId != null).ThenBy(s => s.Title).ThenBy(s => s.SnippetId).Take(Most).ToListAsync(ct);

    /// <summary>One that the person may use; null when there is none.</summary>
    public Task<AnswerSnippet?> FindAsync(string? id, string personId, CancellationToken ct) =>
        db.Set<AnswerSnippet>().AsNoTracking().FirstOrDefaultAsync(s => s.SnippetId == id && (s.PersonId == null || s.PersonId == personId), ct);

    /// <summary>Whether somebody may change a text: their own, and officers the council's.</summary>
    public static bool MayChange(AnswerSnippet snippet, CurrentPerson person) => snippet.PersonId == person.Id || (snippet.PersonId is null && person.SeesAll());

    /// <summary>Adds a text, or changes one.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task SaveAsync(string? id, string? title, string? text, bool isCouncils, CurrentPerson person, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        Refusals(title, text).ThrowIfAny();
        if (id is null)
        {
            var added = new AnswerSnippet { SnippetId = ContentIds.New(change.Now), Title = title!.Trim(), Text = Clean(text), PersonId = isCouncils && person.SeesAll() ? null : person.Id };
            db.Add(added);
            Audit("SnippetAdded", added, change);
        }
        else
        {
            var snippet = await RequireAsync(id, person, ct);
            (snippet.Title, snippet.Text) = (title!.Trim(), Clean(text));
            Audit("SnippetChanged", snippet, change);
        }

        await write.CommitAsync(ct);
    }

    /// <summary>Takes a text away. Answers that it was used in keep it.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task RemoveAsync(string id, CurrentPerson person, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var snippet = await RequireAsync(id, person, ct);
        db.Remove(snippet);
        Audit("SnippetRemoved", snippet, change);
        await write.CommitAsync(ct);
    }

    private static List<Refusal> Refusals(string? title, string? text) =>
    [
        .. string.IsNullOrWhiteSpace(title) ? [new Refusal("Title", "Enter a name for the text.")] : title.Trim().Length > AnswerSnippet.LongestTitle ? [new Refusal("Title", "The name must be 128 characters or fewer.")] : Array.Empty<Refusal>(),
        .. string.IsNullOrWhiteSpace(text) ? [new Refusal("Text", "Enter the text.")] : Clean(text).Length > AnswerSnippet.LongestText ? [new Refusal("Text", "The text must be 2,000 characters or fewer.")] : Array.Empty<Refusal>(),
    ];

    private async Task<AnswerSnippet> RequireAsync(string id, CurrentPerson person, CancellationToken ct) =>
        await db.Set<AnswerSnippet>().FirstOrDefaultAsync(s => s.SnippetId == id, ct) is { } snippet && MayChange(snippet, person) ? snippet
            : throw new RefusedException([new("NoSuchSnippet", "There is no such text, or it is not yours to change.")]);

    private void Audit(string what, AnswerSnippet snippet, ChangeContext change) => AuditLog.Add(db, change, what, "AnswerSnippet", snippet.SnippetId, snippet.Title);

    private static string Clean(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();
}
