using LocalOfferCms.Core;
using LocalOfferCms.Core.Audit;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Media;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Text;
using LocalOfferCms.Schools.Keepers;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools.Area;

/// <summary>By what the list is narrowed.</summary>
internal sealed record AreaQuestion(string? Words, string? Kind, string? Audience, string? Need, string? From);

/// <summary>An item with the names beside it.</summary>
internal sealed record AreaLine(AreaItem Item, string? SchoolName, string? AdaptedFrom, MediaFile? File)
{
    /// <summary>Who shares it.</summary>
    public string From => Item.SchoolId is null ? "The council" : SchoolName ?? "A school that is not here any more";
}

/// <summary>What somebody writes about an item.</summary>
internal sealed record AreaWords(string Title, string About, string Kind, string Audience, string Need, string Text, string Link);

/// <summary>What schools and the council share with each other. Families see none of it.</summary>
internal sealed class SchoolsArea(CmsDbContext db, MediaUpload upload, CurrentPerson current)
{
    public const string FromCouncil = "council";
    public const string FromSchools = "schools";
    public const string FromMine = "mine";

    private static readonly string[] Endings = [".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp"];

    /// <summary>Endings that a file may have, for the picker.</summary>
    public static string Accepts => string.Join(',', Endings);

    private bool IsCouncil => current.Has(Permissions.ManageSchools);

    /// <summary>A page of what is found. Two queries.</summary>
    public async Task<(IReadOnlyList<AreaLine> Lines, int Count)> FindAsync(AreaQuestion question, Func<int, (int Skip, int Take)> page, CancellationToken ct)
    {
        var (words, me, isCouncil) = (FoldedText.Of(question.Words ?? ""), current.Id, IsCouncil);
        var items = db.AreaItems().AsNoTracking().Where(i => i.TakenDownReason == null || isCouncil || db.SchoolKeepers().Any(k => k.PersonId == me && k.SchoolId == i.SchoolId));
        // Beginnings of words: "form" finds forms, and nothing of a platform.
        foreach (var beginning in words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8).Select(word => " " + word))
        {
            items = items.Where(i => (" " + i.SearchText).Contains(beginning));
        }

        items = string.IsNullOrEmpty(question.Kind) ? items : items.Where(i => i.Kind == question.Kind);
        items = string.IsNullOrEmpty(question.Audience) ? items : items.Where(i => i.Audience == question.Audience);
        items = string.IsNullOrEmpty(question.Need) ? items : items.Where(i => i.Need == question.Need || i.Need == "");
        items = question.From switch
        {
            FromCouncil => items.Where(i => i.SchoolId == null),
            FromSchools => items.Where(i => i.SchoolId != null),
            FromMine => items.Where(i => db.SchoolKeepers().Any(k => k.PersonId == me && k.SchoolId == i.SchoolId)),
            _ => items,
        };
        var count = await items.CountAsync(ct);
        var (skip, take) = page(count);
        return (await Lines(items).Skip(skip).Take(take).ToListAsync(ct), count);
    }

    /// <summary>One item; null when there is none that this person may see.</summary>
    public async Task<AreaLine?> FindAsync(string id, CancellationToken ct)
    {
        var line = await Lines(db.AreaItems().AsNoTracking().Where(i => i.AreaItemId == id)).FirstOrDefaultAsync(ct);
        return line is null || (line.Item.TakenDownReason is not null && !await IsOwnAsync(line.Item, ct) && !IsCouncil) ? null : line;
    }

    /// <summary>Whether it is this person's to change and withdraw: a school's is its keepers', the council's the council's.</summary>
    public Task<bool> IsOwnAsync(AreaItem item, CancellationToken ct) => MayShareForAsync(item.SchoolId, ct);

    /// <summary>Adds an item.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task<string> AddAsync(AreaWords words, string? schoolId, string? adaptedFromId, MediaHandedIn? file, ChangeContext change, CancellationToken ct)
    {
        Refusals(words, file is not null, file).ThrowIfAny();
        if (!await MayShareForAsync(schoolId, ct))
        {
            throw new RefusedException([new("For", "Choose a school that you keep.")]);
        }

        var media = await TakeInAsync(file, change, ct);
        await using var write = await db.BeginWriteAsync(ct);
        var item = new AreaItem
        {
            AreaItemId = ContentIds.New(change.Now), Title = "", About = "", Kind = "", Audience = "", SchoolId = schoolId, MediaFileId = media,
            AdaptedFromId = await db.AreaItems().AnyAsync(i => i.AreaItemId == adaptedFromId, ct) ? adaptedFromId : null,
            AddedUtc = change.Now, AddedBy = change.Author.Length <= AreaItem.NameLength ? change.Author : change.Author[..AreaItem.NameLength],
        };
        Fill(item, words);
        db.AreaItems().Add(item);
        Audit("AreaItemAdded", item, change);
        await write.CommitAsync(ct);
        return item.AreaItemId;
    }

    /// <summary>Changes an item; a file that is handed in takes the place of the one before.</summary>
    /// <exception cref="RefusedException">There is a reason why not.</exception>
    public async Task ChangeAsync(string id, AreaWords words, MediaHandedIn? file, ChangeContext change, CancellationToken ct)
    {
        var hasFile = file is not null || await db.AreaItems().AnyAsync(i => i.AreaItemId == id && i.MediaFileId != null, ct);
        Refusals(words, hasFile, file).ThrowIfAny();
        var media = await TakeInAsync(file, change, ct);
        await using var write = await db.BeginWriteAsync(ct);
        var item = await RequireOwnAsync(id, ct);
        Fill(item, words);
        item.MediaFileId = media ?? item.MediaFileId;
        Audit("AreaItemChanged", item, change);
        await write.CommitAsync(ct);
    }

    /// <summary>Withdraws an item of one's own. Those made from it stay.</summary>
    /// <exception cref="RefusedException">It is not theirs.</exception>
    public async Task WithdrawAsync(string id, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var item = await RequireOwnAsync(id, ct);
        db.AreaItems().Remove(item);
        Audit("AreaItemWithdrawn", item, change);
        await write.CommitAsync(ct);
    }

    /// <summary>Shows an item first, or not any more. For the council.</summary>
    public Task FeatureAsync(string id, bool isFeatured, ChangeContext change, CancellationToken ct) => AsCouncilAsync(id, isFeatured ? "AreaItemFeatured" : "AreaItemNotFeatured", item => item.IsFeatured = isFeatured, change, ct);

    /// <summary>Takes an item down. The school that shares it reads why. For the council.</summary>
    /// <exception cref="RefusedException">No reason is given.</exception>
    public Task TakeDownAsync(string id, string? reason, ChangeContext change, CancellationToken ct) => string.IsNullOrWhiteSpace(reason) || reason.Trim().Length > AreaItem.LongestReason
        ? throw new RefusedException([new("Reason", "Say why, in 500 characters or fewer. The school reads it.")])
        : AsCouncilAsync(id, "AreaItemTakenDown", item => (item.TakenDownReason, item.IsFeatured) = (reason.Trim(), false), change with { Reason = reason.Trim() }, ct);

    /// <summary>Puts an item back. For the council.</summary>
    public Task PutBackAsync(string id, ChangeContext change, CancellationToken ct) => AsCouncilAsync(id, "AreaItemPutBack", item => item.TakenDownReason = null, change, ct);

    private async Task AsCouncilAsync(string id, string what, Action<AreaItem> act, ChangeContext change, CancellationToken ct)
    {
        await using var write = await db.BeginWriteAsync(ct);
        var item = IsCouncil ? await db.AreaItems().FirstOrDefaultAsync(i => i.AreaItemId == id, ct) : null;
        act(item ?? throw new RefusedException([Gone]));
        Audit(what, item, change);
        await write.CommitAsync(ct);
    }

    private Task<bool> MayShareForAsync(string? schoolId, CancellationToken ct) => schoolId is null ? Task.FromResult(IsCouncil) : db.SchoolKeepers().AnyAsync(k => k.SchoolId == schoolId && k.PersonId == current.Id, ct);

    private async Task<AreaItem> RequireOwnAsync(string id, CancellationToken ct) =>
        await db.AreaItems().FirstOrDefaultAsync(i => i.AreaItemId == id, ct) is { } item && await IsOwnAsync(item, ct) ? item : throw new RefusedException([Gone]);

    private async Task<string?> TakeInAsync(MediaHandedIn? file, ChangeContext change, CancellationToken ct)
    {
        if (file is null)
        {
            return null;
        }

        var taken = (await upload.AddAsync([file], change, ct))[0];
        return taken.File?.MediaFileId ?? throw new RefusedException([new("File", taken.Refusal ?? "The file was not taken.")]);
    }

    private IQueryable<AreaLine> Lines(IQueryable<AreaItem> items) =>
        from item in items
        from school in db.ContentSummaries.AsNoTracking().Where(s => s.ContentItemId == item.SchoolId).DefaultIfEmpty()
        from source in db.AreaItems().AsNoTracking().Where(i => i.AreaItemId == item.AdaptedFromId && i.TakenDownReason == null).DefaultIfEmpty()
        from file in db.MediaFiles.AsNoTracking().Where(f => f.MediaFileId == item.MediaFileId && f.State == MediaState.Kept).DefaultIfEmpty()
        orderby item.IsFeatured descending, item.AddedUtc descending, item.AreaItemId
        select new AreaLine(item, school == null ? null : school.Title, source == null ? null : source.Title, file);

    internal static List<Refusal> Refusals(AreaWords words, bool hasFile, MediaHandedIn? file)
    {
        var refusals = new List<Refusal>();
        void Check(bool isWrong, string code, string message)
        {
            if (isWrong)
            {
                refusals.Add(new(code, message));
            }
        }

        Check(words.Title.Length == 0, "Title", "Enter a title.");
        Check(words.Title.Length > AreaItem.LongestTitle, "Title", $"The title must be {AreaItem.LongestTitle} characters or fewer.");
        Check(words.About.Length > AreaItem.LongestAbout, "About", "The description must be 1,000 characters or fewer.");
        Check(!AreaChoice.Kinds.Any(k => k.Name == words.Kind), "Kind", "Choose what it is.");
        Check(!AreaChoice.Audiences.Any(a => a.Name == words.Audience), "Audience", "Choose who it is for.");
        Check(words.Text.Length > AreaItem.LongestText, "Text", "The text must be 20,000 characters or fewer.");
        Check(words.Link.Length > 0 && (words.Link.Length > AreaItem.LongestLink || !Uri.TryCreate(words.Link, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http")), "Link", "Enter an address that begins with https://");
        Check(file is not null && !Endings.Contains(Path.GetExtension(file.Name).ToLowerInvariant()), "File", "Choose a document: PDF, Word, Excel, PowerPoint or OpenDocument.");
        Check(words.Text.Length == 0 && words.Link.Length == 0 && !hasFile, "Text", "Write the text, choose a file or give an address: otherwise there is nothing to share.");
        return refusals;
    }

    internal static void Fill(AreaItem item, AreaWords words)
    {
        (item.Title, item.About, item.Kind, item.Audience, item.Need, item.Text, item.Link) = (words.Title, words.About, words.Kind, words.Audience, words.Need, words.Text, words.Link);
        item.SearchText = FoldedText.Of($"{words.Title} {words.About} {words.Text}");
    }

    private void Audit(string what, AreaItem item, ChangeContext change) => AuditLog.Add(db, change, what, "SchoolAreaItem", item.AreaItemId, item.Title);

    private static Refusal Gone => new("NoSuchItem", "It is not there any more, or not yours to change.");
}
