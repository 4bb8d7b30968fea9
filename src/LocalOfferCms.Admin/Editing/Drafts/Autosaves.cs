using LocalOfferCms.Admin.Editing.Form;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Admin.Editing.Drafts;

/// <summary>Keeps words that were typed and not saved, and tells who else has a page open.</summary>
internal sealed class Autosaves(CmsDbContext db, TimeProvider clock)
{
    /// <summary>How long somebody counts as being there after they were last heard of.</summary>
    private static readonly TimeSpan Presence = TimeSpan.FromMinutes(2);

    /// <summary>How long a row without words is of any use.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>What is known of a page that is being opened: the person's own unsaved words, and who else is there.</summary>
    public async Task<OpenPage> LookAsync(string itemId, string personId, CancellationToken ct)
    {
        var rows = await db.Set<Autosave>().AsNoTracking().Where(a => a.ContentItemId == itemId).ToListAsync(ct);
        return new(rows.Find(a => a.PersonId == personId), [.. rows.Where(a => a.PersonId != personId && a.SeenUtc > Now - Presence).Select(a => a.PersonName)]);
    }

    /// <summary>The person's unsaved words for pages of a type that were never saved, newest first.</summary>
    public async Task<IReadOnlyList<Autosave>> NewPagesAsync(string contentType, string personId, CancellationToken ct) =>
        await db.Set<Autosave>().AsNoTracking()
            .Where(a => a.PersonId == personId && a.IsNew && a.ContentType == contentType && a.Form != null)
            .OrderByDescending(a => a.SavedUtc).Take(5).ToListAsync(ct);

    /// <summary>Notes that somebody has a page open.</summary>
    public async Task NoteAsync(EditorPerson person, EditorBase opened, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        await RowAsync(person, opened, ct);
        await db.Set<Autosave>().Where(a => a.Form == null && a.SeenUtc < Now - Forgotten).ExecuteDeleteAsync(ct);
        await write.CommitAsync(ct);
    }

    /// <summary>Keeps a form as it stands.</summary>
    public async Task KeepAsync(EditorPerson person, EditorBase opened, FormInputs inputs, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var row = await RowAsync(person, opened, ct);
        row.Form = inputs.ToJson().ToJsonString(JsonText.Compact);
        row.SavedUtc = Now;
        await write.CommitAsync(ct);
    }

    /// <summary>Lets the words go, because they were saved or are not wanted.</summary>
    public async Task DropAsync(string itemId, string personId, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        await db.Set<Autosave>().Where(a => a.ContentItemId == itemId && a.PersonId == personId).ExecuteDeleteAsync(ct);
        await write.CommitAsync(ct);
    }

    /// <summary>The form out of an autosave.</summary>
    public static FormInputs? FormOf(Autosave? autosave) => autosave?.Form is { } form ? FormInputs.Of(JsonText.Object(form)) : null;

    private async Task<Autosave> RowAsync(EditorPerson person, EditorBase opened, CancellationToken ct)
    {
        var row = await db.Set<Autosave>().FirstOrDefaultAsync(a => a.ContentItemId == opened.ItemId && a.PersonId == person.Id, ct);
        if (row is null)
        {
            row = new Autosave { ContentItemId = opened.ItemId, PersonId = person.Id, PersonName = person.Name, ContentType = opened.ContentType, IsNew = opened.VersionId is null };
            db.Add(row);
        }

        row.PersonName = person.Name;
        row.SeenUtc = Now;
        return row;
    }
}

/// <summary>Who edits.</summary>
/// <param name="Id">Their id.</param>
/// <param name="Name">Their name.</param>
internal sealed record EditorPerson(string Id, string Name);

/// <summary>What is known of a page that is being opened.</summary>
/// <param name="Own">The person's own row, if they have one.</param>
/// <param name="Others">Names of others who have it open.</param>
internal sealed record OpenPage(Autosave? Own, IReadOnlyList<string> Others);
