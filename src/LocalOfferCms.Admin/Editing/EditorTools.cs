using LocalOfferCms.Admin.Editing.Drafts;
using LocalOfferCms.Admin.Editing.Picking;
using LocalOfferCms.Core.Checks;
using LocalOfferCms.Core.Content.Life;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Ui;

namespace LocalOfferCms.Admin.Editing;

/// <summary>What a page of the editor works with.</summary>
internal sealed record EditorTools(
    EditorDesk Desk, Autosaves Kept, EditorSeal Seal, ItemPicker Picker, TextPreview Preview, SiteSnapshots Snapshots, LocalTime Time, TimeProvider Clock,
    ContentChecks Checks, LifeStates States, CmsDbContext Db);
