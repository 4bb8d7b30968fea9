using LocalOfferCms.Admin.Checks;
using LocalOfferCms.Admin.Editing.Drafts;
using LocalOfferCms.Admin.Editing.Form;
using LocalOfferCms.Admin.Editing.Kinds;
using LocalOfferCms.Admin.Editing.Merging;
using LocalOfferCms.Admin.Frame;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Checks;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using LocalOfferCms.Ui.Forms;

namespace LocalOfferCms.Admin.Editing;

/// <summary>Words that were typed and not saved.</summary>
/// <param name="ItemId">Of which item.</param>
/// <param name="When">When they were kept: "10:42", or a day.</param>
/// <param name="Title">Its title in them.</param>
internal sealed record UnsavedWords(string ItemId, string When, string Title);

/// <summary>Both texts of a page that two people changed.</summary>
internal sealed record MergeView(string ItemId, string Author, string When, IReadOnlyList<MergeField> Fields, IReadOnlyList<string> Notes, FormInputs Mine, string Sealed, string SealedTheirs);

/// <summary>What the editor of an existing item and of a new one have in common. Each press of a button posts the whole form, and the whole form
/// comes back: nothing depends on script, and nothing that was typed is lost.</summary>
internal abstract class EditorPage(EditorTools tools) : PageModel
{
    /// <summary>Whether and why the person may not be here.</summary>
    protected internal enum Refused
    {
        No,
        NotFound,
        Forbidden,
    }

    /// <summary>The form.</summary>
    public EditorView View { get; private set; } = null!;

    /// <summary>Both texts, when somebody else saved meanwhile.</summary>
    public MergeView? Merge { get; private set; }

    /// <summary>Who else has the page open.</summary>
    public IReadOnlyList<string> Others { get; protected set; } = [];

    /// <summary>The person's words that were not saved.</summary>
    public IReadOnlyList<UnsavedWords> Unsaved { get; protected set; } = [];

    /// <summary>What the checks found in the form.</summary>
    public CheckReport? Found { get; private set; }

    /// <summary>The page's heading.</summary>
    public string Heading { get; private set; } = "";

    /// <summary>The item as it stands; null for a new one.</summary>
    protected OpenedItem? Item { get; set; }

    protected EditorDesk Desk => tools.Desk;

    protected Autosaves Kept => tools.Kept;

    /// <summary>Loads what is edited, and says whether the person may edit it.</summary>
    protected abstract Task<Refused> LoadAsync(CancellationToken ct);

    /// <summary>What a form is opened on now.</summary>
    protected abstract EditorBase Fresh();

    /// <summary>Finds unsaved words, and who else is there.</summary>
    protected abstract Task LookAsync(CancellationToken ct);

    /// <summary>Opens the form; with <c>words</c> the unsaved words of an item, with <c>picked</c> and <c>field</c> after a file was chosen,
    /// with <c>missing</c> what keeps it from the site.</summary>
    public async Task<IActionResult> OnGetAsync(string? words, string? picked, string? field, string? missing, CancellationToken ct)
    {
        if (await LoadAsync(ct) is not Refused.No and var refused)
        {
            return Answer(refused);
        }

        await LookAsync(ct);
        var own = words is null ? null : (await Kept.LookAsync(words, Desk.Person.Id, ct)).Own;
        if (Autosaves.FormOf(own) is { } inputs && tools.Seal.Open(inputs.One(ExpiredPosts.SealName)) is { } opened && IsOurs(opened))
        {
            Unsaved = [];
            FormMove? move = null;
            if (picked is not null && field is not null)
            {
                await new ChosenFile(tools.Db).PutAsync(await Desk.FormAsync(opened, inputs, ct), inputs, field, picked, ct);
                await Kept.KeepAsync(Desk.Person, opened, inputs, ct);
                move = new("The file is in the form now. It is not saved yet.", field);
            }

            await ShowAsync(opened, inputs, ct, move ?? new($"These are your words from {When(own!.SavedUtc)}. They are not saved yet.", ""));
            return Page();
        }

        var fresh = Fresh();
        if (fresh.VersionId is not null)
        {
            await Kept.NoteAsync(Desk.Person, fresh, ct);
        }

        await ShowAsync(fresh, null, ct, missing is null ? null : new("Your draft is saved. It can go on the site once everything in the list above is put right.", ""));
        if (missing is not null)
        {
            await SayMissingAsync(fresh.ItemId, ct);
        }

        return Page();
    }

    /// <summary>A button of the form.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is not Refused.No and var refused)
        {
            return Answer(refused);
        }

        var inputs = FormInputs.Of(Request.Form);
        var (verb, about) = RowActions.Cut(inputs.One("$action"));
        if (verb == "drop")
        {
            await Kept.DropAsync(inputs.One("$item"), Desk.Person.Id, ct);
            return LocalRedirect($"~{Request.Path}");
        }

        var sealed_ = tools.Seal.Open(inputs.One(ExpiredPosts.SealName));
        if (sealed_ is null || !IsOurs(sealed_))
        {
            ModelState.AddModelError("", "This form has been open for so long that it cannot be told what you changed. Your words are all here: check them and save again.");
            await ShowAsync(Fresh(), inputs, ct);
            return Page();
        }

        return verb switch
        {
            "" or "save" or "ready" => await SaveAsync(sealed_, inputs, verb == "ready", ct),
            "merge" => await SaveMergedAsync(sealed_, inputs, ct),
            "media" or "picture" => await LeaveForMediaAsync(sealed_, inputs, about, verb == "picture", ct),
            _ => await ChangeAsync(sealed_, inputs, verb, about, ct),
        };
    }

    /// <summary>Keeps the form as it stands, for the script, and tells who else is there.</summary>
    public async Task<IActionResult> OnPostAutosaveAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is not Refused.No and var refused)
        {
            return Answer(refused);
        }

        var inputs = FormInputs.Of(Request.Form);
        if (tools.Seal.Open(inputs.One(ExpiredPosts.SealName)) is not { } opened || !IsOurs(opened))
        {
            return BadRequest();
        }

        if (inputs.One("$present") == "only")
        {
            await Kept.NoteAsync(Desk.Person, opened, ct);
        }
        else
        {
            await Kept.KeepAsync(Desk.Person, opened, inputs, ct);
        }

        var others = (await Kept.LookAsync(opened.ItemId, Desk.Person.Id, ct)).Others;
        return new JsonResult(new { time = When(tools.Clock.GetUtcNow().UtcDateTime), others });
    }

    /// <summary>What the checks find in the form as it stands, for the script.</summary>
    public async Task<IActionResult> OnPostChecksAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is not Refused.No and var refused)
        {
            return Answer(refused);
        }

        var inputs = FormInputs.Of(Request.Form);
        if (tools.Seal.Open(inputs.One(ExpiredPosts.SealName)) is not { } opened || !IsOurs(opened))
        {
            return BadRequest();
        }

        var form = await Desk.FormAsync(opened, inputs, ct);
        return Partial("_Checks", new ChecksView(opened.ContentType, await CheckAsync(form, ct)));
    }

    /// <summary>Words that somebody can carry on with.</summary>
    protected UnsavedWords Words(Autosave kept) => new(kept.ContentItemId, When(kept.SavedUtc), Autosaves.FormOf(kept)?.One("TitlePart.Title") ?? "");

    private async Task<IActionResult> SaveAsync(EditorBase opened, FormInputs inputs, bool ready, CancellationToken ct)
    {
        var form = await Desk.FormAsync(opened, inputs, ct);
        var errors = form.Fields.Select(f => (Field: f, f.Error)).Where(f => f.Error is not null).ToList();
        if (errors.Count > 0)
        {
            await Kept.KeepAsync(Desk.Person, opened, inputs, ct);
            await ShowAsync(opened, inputs, ct);
            errors.ForEach(e => Say(e.Field, e.Error!));
            return Page();
        }

        var outcome = await Desk.SaveAsync(opened, form, ct);
        if (outcome.Stale && await Desk.FindAsync(opened.ItemId, ct) is { } now)
        {
            // The same form sent twice.
            if (now.Base.Data == outcome.Written)
            {
                return await SavedAsync(opened, form, outcome with { Done = true }, ready, ct);
            }

            await Kept.KeepAsync(Desk.Person, opened, inputs, ct);
            await ShowBothAsync(opened, form, inputs, now, ct);
            return Page();
        }

        if (outcome.Refusals.Count > 0)
        {
            await Kept.KeepAsync(Desk.Person, opened, inputs, ct);
            await ShowAsync(opened, inputs, ct);
            outcome.Refusals.ToList().ForEach(r => ModelState.AddModelError("", r.Message));
            return Page();
        }

        return await SavedAsync(opened, form, outcome, ready, ct);
    }

    private async Task<IActionResult> SavedAsync(EditorBase opened, EditorForm form, SaveOutcome outcome, bool ready, CancellationToken ct)
    {
        await Kept.DropAsync(opened.ItemId, Desk.Person.Id, ct);
        if (ready && (form.Fields.Any(f => f.Missing is not null) || (await GapsAsync(opened.ItemId, ct)).Any()))
        {
            return LocalRedirect($"~/admin/content/{Uri.EscapeDataString(opened.ItemId)}/edit?missing=show");
        }

        var title = FormWriter.DisplayText(form, opened.DisplayText);
        TempData.SayDone(outcome.Done ? $"The draft of ‘{title}’ is saved." : $"Nothing was changed in ‘{title}’.");
        return LocalRedirect($"~/admin/content/{Uri.EscapeDataString(opened.ItemId)}");
    }

    private async Task<IActionResult> ChangeAsync(EditorBase opened, FormInputs inputs, string verb, string about, CancellationToken ct)
    {
        inputs["$action"] = null;
        var form = await Desk.FormAsync(opened, inputs, ct);
        var move = RowActions.Apply($"{verb}:{about}", form, inputs, ContentIds.New(tools.Clock.GetUtcNow().UtcDateTime));
        var field = form.Field(about);
        if (verb == "markdown" && field?.Kind is HtmlKind)
        {
            HtmlKind.ToMarkdown(field.Input).WriteTo(inputs, field.Path, field.Kind.Subs);
            move = new("The text is Markdown now. Read it through before you save.", field.Path);
        }
        else if (verb == "insert" && field is not null && inputs.One($"{about}.$insert") is { Length: > 0 } reference)
        {
            inputs[about] = [$"{field.Input.Text.TrimEnd()}\n\n{reference}\n"];
            move = new("It is at the end of the text now.", about);
        }

        await Kept.KeepAsync(Desk.Person, opened, inputs, ct);
        await ShowAsync(opened, inputs, ct, move ?? new("", about));
        if (verb == "find" && field is not null)
        {
            var words = inputs.One($"{about}.$q");
            View.Searches[about] = new(words, await tools.Picker.FindAsync(field, words, ct));
        }
        else if (verb == "preview" && field is not null)
        {
            View.Previews[about] = await tools.Preview.RenderAsync(field.Input.Text, Request.PathBase, "preview-", ct);
        }

        return Page();
    }

    private async Task<IActionResult> LeaveForMediaAsync(EditorBase opened, FormInputs inputs, string field, bool picture, CancellationToken ct)
    {
        inputs["$action"] = null;
        await Kept.KeepAsync(Desk.Person, opened, inputs, ct);
        var kind = picture ? "image" : (await Desk.FormAsync(opened, inputs, ct)).Field(field)?.Spec.Texts("AllowedExtensions") is { Count: > 0 } kinds && kinds.All(k => MediaKind.IsPicture("file" + k)) ? "image" : "document";
        var back = $"{Request.PathBase}{Request.Path}?words={opened.ItemId}";
        return LocalRedirect($"~/admin/media/pick?kind={kind}&field={Uri.EscapeDataString(field)}&return={Uri.EscapeDataString(back)}");
    }

    private async Task<IActionResult> SaveMergedAsync(EditorBase opened, FormInputs inputs, CancellationToken ct)
    {
        if (tools.Seal.Open(inputs.One("$theirs")) is not { } newer || newer.ItemId != opened.ItemId)
        {
            return await SaveAsync(opened, inputs, ready: false, ct);
        }

        var both = new FormMerge(await Desk.FormAsync(opened, null, ct), await Desk.FormAsync(opened, inputs, ct), await Desk.FormAsync(newer, null, ct));
        var merged = both.Merge(field => (
            Enum.TryParse<MergeChoice>(inputs.One($"$merge.{field.Path}"), out var choice) ? choice : field.Suggested,
            inputs.One($"$together.{field.Path}")));
        merged[ExpiredPosts.SealName] = [tools.Seal.Seal(newer)];
        return await SaveAsync(newer, merged, ready: false, ct);
    }

    private async Task ShowBothAsync(EditorBase opened, EditorForm form, FormInputs inputs, OpenedItem now, CancellationToken ct)
    {
        var theirs = await Desk.FormAsync(now.Base, null, ct);
        var names = (await tools.Picker.NamesAsync(form, ct)).And(await tools.Picker.NamesAsync(theirs, ct));
        var both = new FormMerge(await Desk.FormAsync(opened, null, ct), form, theirs, names.Words);
        var mine = inputs.Copy();
        foreach (var name in mine.Names.Where(n => n.StartsWith('$')).ToList())
        {
            mine[name] = null;
        }

        Heading = "Two of you changed this page";
        Merge = new(now.Base.ItemId, now.Author, When(now.Base.ModifiedUtc), both.Fields, both.RowNotes, mine, tools.Seal.Seal(opened), tools.Seal.Seal(now.Base));
    }

    private async Task ShowAsync(EditorBase opened, FormInputs? inputs, CancellationToken ct, FormMove? move = null)
    {
        var form = await Desk.FormAsync(opened, inputs, ct);
        Found = opened.VersionId is null && inputs is null ? null : await CheckAsync(form, ct);
        Heading = opened.VersionId is null ? $"New: {form.Type.DisplayName}" : $"Edit: {opened.DisplayText}";
        View = new()
        {
            Form = form,
            Sealed = inputs?.One(ExpiredPosts.SealName) is { Length: > 0 } text && tools.Seal.Open(text)?.ItemId == opened.ItemId ? text : tools.Seal.Seal(opened),
            Names = await tools.Picker.NamesAsync(form, ct),
            Site = await tools.Snapshots.GetAsync(ct),
            Move = move,
            MayUseLibrary = Desk.MayUseLibrary,
            AddressNote = (await Desk.AddressRefusalAsync(opened, form, ct))?.Message,
            SiteAddress = $"{Request.Host}{Request.PathBase}/",
        };
    }

    private Task<CheckReport> CheckAsync(EditorForm form, CancellationToken ct) =>
        tools.Checks.RunAsync(tools.Db, new ContentDocument(form.Type.Name, FormWriter.Write(form)), ct);

    private void Say(EditorField field, FieldError error)
    {
        View.Errors.TryAdd(field.Path, error);
        ModelState.AddModelError(View.Of(field).IdOf(error.Sub.Length > 0 ? error.Sub : field.Kind.Subs[0]), CompleteForm.Sentence(field, error));
    }

    /// <summary>What keeps it from the site: fields of the form, and what every page has to say.</summary>
    private async Task SayMissingAsync(string itemId, CancellationToken ct)
    {
        foreach (var gap in View.Form.Fields.Where(f => f.Missing is not null))
        {
            Say(gap, gap.Missing!);
        }

        foreach (var gap in await GapsAsync(itemId, ct))
        {
            if (View.Form.Field(CompleteForm.FieldOf(gap.Code)) is { } field)
            {
                Say(field, new(gap.Message, field.Kind.Subs[0]));
            }
            else
            {
                ModelState.AddModelError("", gap.Message);
            }
        }
    }

    /// <summary>What stands against the newest version besides the fields of its form, and cannot be passed.</summary>
    private async Task<IEnumerable<GateFinding>> GapsAsync(string itemId, CancellationToken ct) =>
        (await tools.States.FindAsync(itemId, ct))?.Findings.Where(f => !f.CanBePassed && f.Code != CompleteForm.Code) ?? [];

    private bool IsOurs(EditorBase opened) => opened.PersonId == Desk.Person.Id && (Item is null ? opened.VersionId is null : opened.ItemId == Item.Base.ItemId);

    private string When(DateTime? utc) => utc is not { } moment ? ""
        : tools.Time.FromUtc(moment) is var local && DateOnly.FromDateTime(local) == tools.Time.Today ? local.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)
        : $"{local:HH:mm} on {LocalTime.Day(DateOnly.FromDateTime(local))}";

    private IActionResult Answer(Refused refused) => refused == Refused.NotFound ? NotFound() : StatusCode(StatusCodes.Status403Forbidden);
}
