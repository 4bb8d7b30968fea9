using LocalOfferCms.Admin.Editing.Form;
using LocalOfferCms.Admin.Editing.Kinds;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Media;
using LocalOfferCms.Core.Pages;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Admin.Editing.Picking;

/// <summary>Something that a field can hold: a page, a document, a contact card, a person, a reference.</summary>
/// <param name="Value">What the form holds.</param>
/// <param name="Title">What people read.</param>
/// <param name="Detail">What kind of thing it is, and whether it is on the site.</param>
/// <param name="Path">Its address on the site; null when it has none.</param>
internal sealed record Picked(string Value, string Title, string Detail, string? Path = null);

/// <summary>Finds what can be chosen, and says what was chosen.</summary>
internal sealed class ItemPicker(CmsDbContext db, SiteSnapshots snapshots)
{
    private const int Most = 12;

    /// <summary>What a form's fields hold, by value: pages, people and files in at most three queries.</summary>
    public async Task<PickedValues> NamesAsync(EditorForm form, CancellationToken ct)
    {
        var fields = form.Fields.Concat(form.Sections.SelectMany(s => s.Fields)).Distinct().ToList();
        var ids = Values<PickerKind>(fields);
        var people = Values<PersonKind>(fields);
        var files = fields.Where(f => f.Kind is MediaKind).SelectMany(f => MediaKind.Files(f.Input)).Select(f => MediaFile.IdOf(f.Path)).Distinct().ToList();
        var site = await snapshots.GetAsync(ct);
        var items = ids.Count == 0 ? [] : await Rows(db.ContentSummaries.Where(s => ids.Contains(s.ContentItemId))).ToListAsync(ct);
        var persons = people.Count == 0 ? [] : await db.People.AsNoTracking().Where(p => people.Contains(p.Id)).Select(p => new { p.Id, p.Name, p.Email }).ToListAsync(ct);
        var media = files.Count == 0 ? [] : await db.MediaFiles.AsNoTracking().Where(f => files.Contains(f.MediaFileId)).ToListAsync(ct);
        return new(
            items.Select(i => i.ToPicked(site)).Concat(persons.Select(p => new Picked(p.Id, p.Name, p.Email ?? ""))).ToDictionary(p => p.Value),
            media.ToDictionary(f => f.Path, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Items whose title has all the words; those on the site first.</summary>
    public async Task<IReadOnlyList<Picked>> FindAsync(string words, IReadOnlyList<string> types, CancellationToken ct)
    {
        // A field that names no types takes pages: what has an address of its own.
        var site = await snapshots.GetAsync(ct);
        var wanted = types.Count > 0 ? types : [.. site.Types.Values.Where(t => t.Has("AutoroutePart")).Select(t => t.Name)];
        var found = db.ContentSummaries.AsNoTracking().Where(s => wanted.Contains(s.ContentType));
        foreach (var word in Words(words))
        {
            found = found.Where(s => s.TitleKey.Contains(word));
        }

        var rows = await Rows(found.OrderByDescending(s => s.IsPublished).ThenBy(s => s.TitleKey).Take(Most)).ToListAsync(ct);
        return [.. rows.Select(r => r.ToPicked(site))];
    }

    /// <summary>People with an account whose name or address has all the words.</summary>
    public async Task<IReadOnlyList<Picked>> FindPeopleAsync(string words, CancellationToken ct)
    {
        var found = db.People.AsNoTracking().Where(p => p.DisabledUtc == null);
        foreach (var word in Words(words))
        {
            found = found.Where(p => p.Name.ToLower().Contains(word) || p.NormalizedEmail!.Contains(word.ToUpper()));
        }

        var rows = await found.OrderBy(p => p.Name).Take(Most).Select(p => new { p.Id, p.Name, p.Email }).ToListAsync(ct);
        return [.. rows.Select(p => new Picked(p.Id, p.Name, p.Email ?? ""))];
    }

    /// <summary>Dated facts, sources and approved wording, as a text refers to them.</summary>
    public async Task<IReadOnlyList<Picked>> FindReferencesAsync(string words, CancellationToken ct)
    {
        var references = (await snapshots.GetAsync(ct)).References;
        var all = references.Wordings.Select(w => new Picked($"{{{{ wording:{w.Key} }}}}", w.Key, $"Approved wording: {Short(w.Value)}"))
            .Concat(references.Facts.Values.Select(f => new Picked($"{{{{ fact:{f.Key} }}}}", f.Text, $"Figure ‘{f.Key}’: {f.AsAt}")))
            .Concat(references.Citations.Values.Select(c => new Picked($"{{{{ cite:{c.Key} }}}}", $"{c.Edition} {c.Place}".Trim(), $"Source ‘{c.Key}’: {Short(c.Says)}")));
        return [.. all.Where(p => Words(words).All(w => $"{p.Title} {p.Detail} {p.Value}".Contains(w, StringComparison.OrdinalIgnoreCase))).Take(Most)];
    }

    /// <summary>What a field offers for the words that were typed.</summary>
    public Task<IReadOnlyList<Picked>> FindAsync(EditorField field, string words, CancellationToken ct) => field.Kind switch
    {
        PersonKind => FindPeopleAsync(words, ct),
        UserPickerKind => WithNames(FindPeopleAsync(words, ct)),
        PickerKind => FindAsync(words, PickerKind.Types(field.Spec), ct),
        _ => FindReferencesAsync(words, ct),
    };

    private IQueryable<Row> Rows(IQueryable<Core.Content.Life.ContentSummary> summaries) =>
        from summary in summaries.AsNoTracking()
        join page in db.PublishedPages.AsNoTracking() on summary.ContentItemId equals page.ContentItemId into pages
        from page in pages.DefaultIfEmpty()
        select new Row(summary.ContentItemId, summary.Title, summary.ContentType, summary.IsPublished, page!.Path);

    private static async Task<IReadOnlyList<Picked>> WithNames(Task<IReadOnlyList<Picked>> people) =>
        [.. (await people).Select(p => p with { Value = $"{p.Value}{UserPickerKind.Between}{p.Title}" })];

    private static List<string> Values<TKind>(IEnumerable<EditorField> fields) =>
        [.. fields.Where(f => f.Kind is TKind).SelectMany(f => f.Input.All()).Distinct()];

    private static string[] Words(string words) => words.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static string Short(string text) => text.Trim().Split('\n')[0] is { Length: > 100 } line ? line[..99] + "…" : text.Trim().Split('\n')[0];

    private sealed record Row(string Id, string Title, string ContentType, bool IsPublished, string? Path)
    {
        public Picked ToPicked(SiteSnapshot site) => new(Id, Title,
            $"{(site.Types.TryGetValue(ContentType, out var type) ? type.DisplayName : ContentType)}{(IsPublished ? "" : ", not on the site")}", IsPublished ? Path : null);
    }
}

/// <summary>What a form's fields hold, in words.</summary>
/// <param name="Items">Pages and people by id.</param>
/// <param name="Files">Files by path.</param>
internal sealed record PickedValues(IReadOnlyDictionary<string, Picked> Items, IReadOnlyDictionary<string, MediaFile> Files)
{
    /// <summary>These and others.</summary>
    public PickedValues And(PickedValues others) =>
        new(Items.Concat(others.Items.Where(i => !Items.ContainsKey(i.Key))).ToDictionary(), Files.Concat(others.Files.Where(f => !Files.ContainsKey(f.Key))).ToDictionary());

    /// <summary>What a field holds, in words: titles for pages, names for people.</summary>
    public string Words(EditorField field) => field.Kind is PickerKind or PersonKind
        ? string.Join("\n", field.Input.All().Select(v => Items.TryGetValue(v, out var picked) ? picked.Title : v))
        : field.Kind.Words(field.Scope, field.Input);
}
