using LocalOfferCms.Admin.Editing.Form;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Tenancy;

namespace LocalOfferCms.Admin.Editing;

/// <summary>A draft may be saved with gaps; a page goes on the site with everything that its type asks for. A text that is too long can be let pass.</summary>
internal sealed class CompleteForm(SiteSnapshots snapshots, CurrentTenant tenant) : IPublishGate
{
    /// <summary>The code of what it finds.</summary>
    public const string Code = "FormIncomplete";

    public async Task<IReadOnlyList<GateFinding>> FindingsAsync(PublishCandidate candidate, CancellationToken ct)
    {
        var site = await snapshots.GetAsync(ct);
        if (!site.Types.TryGetValue(candidate.Item.ContentType, out var type))
        {
            return [];
        }

        var form = new FormBuilder(site, TimeZoneInfo.FindSystemTimeZoneById(tenant.Value.TimeZone)).Build(type, candidate.Content.Json);
        return [.. form.Sections.Where(s => !s.ReadOnly).SelectMany(s => s.AllFields)
            .Select(field => (Field: field, field.Missing)).Where(f => f.Missing is not null)
            .Select(f => new GateFinding(Code, $"{Sentence(f.Field, f.Missing!)}.", CanBePassed: !f.Field.Kind.IsEmpty(f.Field.Input)))];
    }

    /// <summary>The field that another gate's finding is about; empty for none of the form.</summary>
    public static string FieldOf(string code) => code switch
    {
        "NoOwner" => "OwnerPart.Team",
        "NoContact" => "ContactPart.Contact",
        "NoReviewDate" => "ReviewPart.ReviewDue",
        _ => "",
    };

    /// <summary>What is missing, and in which row.</summary>
    public static string Sentence(EditorField field, FieldError error) => field.Place.Length > 0 ? $"{error.Message} ({field.Place})" : error.Message;
}
