using System.Text.Json.Nodes;
using LocalOfferCms.Admin.Editing.Drafts;
using LocalOfferCms.Admin.Editing.Form;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Admin.Editing;

/// <summary>An item as it stands in the database.</summary>
/// <param name="Base">What a form is opened on.</param>
/// <param name="OwnerId">The person who looks after it.</param>
/// <param name="Author">Who saved it last.</param>
/// <param name="OnSite">Whether this version is on the site.</param>
internal sealed record OpenedItem(EditorBase Base, string? OwnerId, string Author, bool OnSite);

/// <summary>How a save went.</summary>
/// <param name="Done">Whether something was saved.</param>
/// <param name="Stale">Whether somebody else has changed it meanwhile.</param>
/// <param name="Refusals">Why it was not saved.</param>
/// <param name="Written">The content that was to be saved, as it is stored.</param>
internal sealed record SaveOutcome(bool Done, bool Stale, IReadOnlyList<Refusal> Refusals, string Written);

/// <summary>Where a person edits: opens items, makes their forms, saves them.</summary>
internal sealed class EditorDesk(CmsDbContext db, SiteSnapshots snapshots, CurrentTenant tenant, CurrentPerson current, SaveDraft save, TimeProvider clock)
{
    /// <summary>Who edits.</summary>
    public EditorPerson Person => new(current.Id, current.Name);

    /// <summary>Whether they may take files from the library.</summary>
    public bool MayUseLibrary => current.Has(Permissions.ManageMedia);

    /// <summary>The newest version of an item; null when there is none.</summary>
    public async Task<OpenedItem?> FindAsync(string id, CancellationToken ct)
    {
        var row = await (
            from version in db.ContentVersions.AsNoTracking().Where(v => v.ContentItemId == id && v.Latest)
            join item in db.ContentItems on version.ContentItemId equals item.ContentItemId
            select new { item.ContentType, version }).FirstOrDefaultAsync(ct);
        return row is null ? null : new(
            new(id, row.ContentType, row.version.ContentItemVersionId, row.version.ModifiedUtc, current.Id, current.Name, row.version.DisplayText, row.version.Data),
            row.version.Owner, row.version.Author ?? "", row.version.Published);
    }

    /// <summary>A page that nobody has saved yet. Its id is made now, so that the form sent twice makes one page.</summary>
    public EditorBase New(string contentType) =>
        new(ContentIds.New(clock.GetUtcNow().UtcDateTime), contentType, null, clock.GetUtcNow().UtcDateTime, current.Id, current.Name, "", "{}");

    /// <summary>Whether the person may edit an item.</summary>
    public bool MayEdit(OpenedItem item)
    {
        var content = new ContentDocument(item.Base.ContentType, item.Base.Content());
        return current.Can(Permissions.EditContent, item.Base.ContentType, ContentFacts.OwnerId(content) ?? item.OwnerId, content.Part("TopicsPart").Terms("Topics"));
    }

    /// <summary>Whether the person may make something of a type: whoever may only edit what they own will own it.</summary>
    public bool MayMake(string contentType) => current.Can(Permissions.EditContent, contentType, current.Id) || current.Can(Permissions.EditContent, contentType);

    /// <summary>A type's definition; null for one that the site does not have.</summary>
    public async Task<ContentTypeDefinition?> TypeAsync(string name, CancellationToken ct) => (await snapshots.GetAsync(ct)).Types.GetValueOrDefault(name);

    /// <summary>The form of what was opened, with what was typed over it.</summary>
    public async Task<EditorForm> FormAsync(EditorBase opened, FormInputs? inputs, CancellationToken ct)
    {
        var site = await snapshots.GetAsync(ct);
        var type = site.Types.GetValueOrDefault(opened.ContentType) ?? new ContentTypeDefinition(opened.ContentType, KnownParts.Words(opened.ContentType), [], []);
        return new FormBuilder(site, TimeZoneInfo.FindSystemTimeZoneById(tenant.Value.TimeZone)).Build(type, opened.Content(), inputs);
    }

    /// <summary>Saves a form whose fields can all be stored. A form in which nothing was changed makes no version.</summary>
    public async Task<SaveOutcome> SaveAsync(EditorBase opened, EditorForm form, CancellationToken ct)
    {
        var content = FormWriter.Write(form);
        if (opened.VersionId is null)
        {
            Own(content, form.Type);
            if (form.Type.Has("AutoroutePart"))
            {
                // Without the part the page would have no address; with an empty one it is made from the title.
                content["AutoroutePart"] ??= new JsonObject();
            }
        }

        var written = content.ToJsonString(JsonText.Compact);
        if (opened.VersionId is not null && written == opened.Data)
        {
            return new(false, false, [], written);
        }

        var options = new DraftOptions(opened.ItemId, opened.ContentType, FormWriter.DisplayText(form, opened.DisplayText), content)
        {
            Base = new(opened.VersionId is null ? null : opened.Data),
        };
        try
        {
            await save.ExecuteAsync(options, current.Change(), ct);
            return new(true, false, [], written);
        }
        catch (RefusedException refused)
        {
            return new(false, refused.Refusals.Any(r => r.Code == DraftBase.ChangedMeanwhile), refused.Refusals, written);
        }
    }

    /// <summary>Why a page's address cannot be its own on the site; null when it can. Said while the page is written, and no reason not to keep a draft.</summary>
    public async Task<Refusal?> AddressRefusalAsync(EditorBase opened, EditorForm form, CancellationToken ct)
    {
        if (form.Field("AutoroutePart.Path") is not { } address || form.Base["AutoroutePart"]?["SetHomepage"] is JsonValue home && home.TryGetValue<bool>(out var isHome) && isHome)
        {
            return null;
        }

        var path = ContentPath.Normalise(address.Input.Text) is { Length: > 0 } typed ? typed : ContentPath.Slug(form.Title);
        if (path.Length == 0 || ContentPath.Refuse(path) is not null)
        {
            return path.Length == 0 ? null : ContentPath.Refuse(path);
        }

        var holder = await db.Paths.AsNoTracking().Where(p => p.Path == path && p.IsCurrent && p.ContentItemId != opened.ItemId)
            .Join(db.PublishedPages, p => p.ContentItemId, page => page.ContentItemId, (_, page) => page.Title).FirstOrDefaultAsync(ct);
        return holder is null ? null : new("PathTaken", $"The address ‘{path}’ belongs to the page ‘{holder}’. Choose another before this goes on the site.");
    }

    /// <summary>A page that somebody makes who may only edit their own is theirs.</summary>
    private void Own(JsonObject content, ContentTypeDefinition type)
    {
        if (current.Can(Permissions.EditContent, type.Name) || !type.Has("OwnerPart"))
        {
            return;
        }

        var part = content["OwnerPart"] as JsonObject ?? [];
        part["Person"] = new JsonObject { ["Text"] = current.Id };
        content["OwnerPart"] = part;
    }
}
