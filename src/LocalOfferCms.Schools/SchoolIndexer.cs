using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Text;
using LocalOfferCms.Core.Mail;
using LocalOfferCms.Schools.Register;
using LocalOfferCms.Schools.Reports;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Schools;

/// <summary>Keeps <see cref="SchoolIndex"/> in step with what is published: one row for each item that has a SchoolPart and is not archived, told by its
/// report as well as by itself.</summary>
internal sealed class SchoolIndexer : IContentHandler
{
    /// <inheritdoc/>
    public async Task PublishedAsync(CmsDbContext db, ContentItem item, ContentVersion version, ContentDocument content, CancellationToken ct)
    {
        if (item.ContentType == ReportStanding.ContentType)
        {
            await ReportStanding.PublishedAsync(db, item, version, content, ct);
            return;
        }

        var part = content.Part("SchoolPart");
        if (!part.Exists || version.Stage == ContentStage.Archived)
        {
            await RemoveAsync(db, item.ContentItemId, ct);
            return;
        }

        var row = await db.Schools().FindAsync([item.ContentItemId], ct);
        if (row is null)
        {
            row = new SchoolIndex { ContentItemId = item.ContentItemId, Name = "", Phase = "", Kind = "" };
            db.Schools().Add(row);
        }

        Fill(row, version.DisplayText, SchoolRecord.Of(content));
        await ReportStanding.OfSchoolAsync(db, row, part, ct);
        await db.SchoolNeeds().Where(n => n.ContentItemId == item.ContentItemId).ExecuteDeleteAsync(ct);
        db.SchoolNeeds().AddRange(Needs(content).Select(need => new SchoolNeed { ContentItemId = item.ContentItemId, Need = need }));
    }

    /// <inheritdoc/>
    public async Task AddedAsync(CmsDbContext db, IReadOnlyList<PublishedContent> added, CancellationToken ct)
    {
        var schools = added.Where(a => a.Content.Part("SchoolPart").Exists).ToList();
        foreach (var school in schools)
        {
            var row = new SchoolIndex { ContentItemId = school.Item.ContentItemId, Name = "", Phase = "", Kind = "" };
            Fill(row, school.Version.DisplayText, SchoolRecord.Of(school.Content));
            ReportStanding.OfNewSchool(row, school.Content.Part("SchoolPart"));
            db.Schools().Add(row);
            db.SchoolNeeds().AddRange(Needs(school.Content).Select(need => new SchoolNeed { ContentItemId = row.ContentItemId, Need = need }));
        }

        foreach (var other in added.Except(schools))
        {
            await PublishedAsync(db, other.Item, other.Version, other.Content, ct);
        }
    }

    /// <inheritdoc/>
    public async Task UnpublishedAsync(CmsDbContext db, string contentItemId, CancellationToken ct)
    {
        await ReportStanding.UnpublishedAsync(db, contentItemId, ct);
        await RemoveAsync(db, contentItemId, ct);
    }

    private static void Fill(SchoolIndex row, string name, SchoolRecord school)
    {
        var kind = SchoolKind.Named(school["Kind"].Value);
        row.Name = Cut(name, SchoolIndex.NameLength);
        row.SearchName = Cut(FoldedText.Of(name), SchoolIndex.NameLength);
        row.Urn = Cut(school.Urn, SchoolIndex.WordLength);
        row.Phase = Cut(school["Phase"].Value.ToLowerInvariant(), SchoolIndex.WordLength);
        row.Kind = Cut(school["Kind"].Value.ToLowerInvariant(), SchoolIndex.WordLength);
        (row.LowAge, row.HighAge) = (school.Number("LowAge"), school.Number("HighAge"));
        (row.Latitude, row.Longitude) = (school.Place?.Latitude, school.Place?.Longitude);
        row.Postcode = Cut(school["Postcode"].Value, SchoolIndex.WordLength);
        row.Town = Cut(school["Town"].Value, SchoolIndex.PlaceLength);
        row.Area = Cut(school["Area"].Value, SchoolIndex.PlaceLength);
        row.Trust = Cut(school["Trust"].Value, SchoolIndex.PlaceLength);
        row.HasNursery = IsYes(school["Nursery"]);
        row.HasSixthForm = IsYes(school["SixthForm"]);
        row.HasUnit = IsYes(school["SenUnit"]);
        row.HasResourcedProvision = IsYes(school["ResourcedProvision"]);
        row.HasDuty = kind.HasDuty;
        row.Mailbox = Cut(school["SencoEmail"].Value is { Length: > 0 } senco ? senco : school["FirstContactEmail"].Value, EmailAddress.MaxLength);
    }

    private static bool IsYes(SchoolFact fact) => fact.Value.StartsWith("yes", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Needs(ContentDocument content) =>
        content.Part("SchoolPart").Terms("Needs").Concat(content.Part("SchoolRegisterPart").Terms("Needs")).Distinct();

    private static async Task RemoveAsync(CmsDbContext db, string contentItemId, CancellationToken ct)
    {
        await db.SchoolNeeds().Where(n => n.ContentItemId == contentItemId).ExecuteDeleteAsync(ct);
        if (await db.Schools().FindAsync([contentItemId], ct) is { } row)
        {
            db.Schools().Remove(row);
        }
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
