using System.Data.Common;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Places;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Core.Text;
using LocalOfferCms.Ui.Finder;
using Microsoft.AspNetCore.Http;

namespace LocalOfferCms.Schools.Finder;

/// <summary>What of the school finder's page the address says: by these query parameters, and no others.</summary>
internal sealed class SchoolFinder(FinderReader reader, SchoolPlacesReader places, PlaceFinder placeFinder, IDatabaseEngine engine, CurrentTenant current)
{
    /// <summary>Term of the taxonomy <c>needs</c> for what is for everybody: not one to choose, since choosing none says the same.</summary>
    public const string AnyNeed = "any";

    private const string Group = "What the school has";

    private const string Columns =
        """
        i."ContentItemId", p."Title", p."Summary", p."Path", i."Phase", i."Kind", i."LowAge", i."HighAge", i."Latitude", i."Longitude", i."Postcode", i."Town", i."Area",
        i."HasNursery", i."HasSixthForm", i."HasUnit", i."HasResourcedProvision", i."HasDuty", i."Report", r."Path", v."Data", i."Urn"
        """;

    // A report elsewhere has its address in the school's own content; few lines of a page have one.
    private const string Joins =
        """
        LEFT JOIN "PublishedPages" r ON r."ContentItemId" = i."ReportItemId"
        LEFT JOIN "ContentVersions" v ON v."ContentItemVersionId" = p."ContentItemVersionId" AND i."Report" = 'Linked'
        """;

    /// <summary>Reads a request and counts what it finds: at most three queries.</summary>
    public async Task<FinderView> FindAsync(IQueryCollection query, SiteSnapshot site, CancellationToken ct)
    {
        var known = await places.GetAsync(ct);
        var request = FinderRequest.Read(Definition(site, known.Areas), query);
        var (near, problems) = await FinderView.UnderstandAsync(request, placeFinder, known.Towns, ct);
        return new(request, await reader.CountAsync(request, near, ct), near, problems);
    }

    /// <summary>Lines of what was found: two queries.</summary>
    public async Task<IReadOnlyList<SchoolLine>> LinesAsync(FinderView view, SiteSnapshot site, int skip, int take, CancellationToken ct)
    {
        var lines = await reader.LinesAsync(view.Request, view.Near, Columns, Joins, row => Read(row, view.Near), skip, take, ct);
        if (lines.Count == 0)
        {
            return lines;
        }

        var needs = (await NeedsAsync(lines.Count <= FinderRequest.PageSize ? [.. lines.Select(l => l.Id)] : [], ct)).ToLookup(n => n.School, n => n.Need);
        return [.. lines.Select(line => line with { Needs = [.. needs[line.Id].Where(need => need != AnyNeed).Select(need => site.TermName("needs", need)).Order(StringComparer.OrdinalIgnoreCase)] })];
    }

    /// <summary>By what schools are found.</summary>
    private static FinderDefinition Definition(SiteSnapshot site, IReadOnlyList<string> areas)
    {
        var needs = site.Vocabularies.TryGetValue("needs", out var taxonomy) ? taxonomy.Tree().Where(t => t.Term.Id != AnyNeed && !t.Term.IsRetired).Select(t => new FinderChoice(t.Term.Id, t.Term.Name)) : [];
        return new()
        {
            Address = "schools", Table = "SchoolIndex", Thing = "school", Things = "schools", OrderColumn = "SearchName",
            Filters =
            [
                new WordsFilter("name", "Name of the school", "SearchName", FoldedText.Of) { Hint = "All of it or a part." },
                new NearFilter("near", "Postcode or town", "Latitude", "Longitude") { Hint = "All of a postcode or its first part, or the name of a town." },
                new ChoiceFilter("phase", "Stage", "Phase", [.. SchoolPhase.All.Select(p => new FinderChoice(p.Name, p.Words))]),
                new AgeFilter("age", "Age of the child or young person", "LowAge", "HighAge") { Hint = "In years, such as 7." },
                new ChoiceFilter("need", "Needs it has extra skill in", "Need", [.. needs]) { Table = "SchoolNeeds", Any = AnyNeed, Hint = "Schools that name no need are for every need. They stay in the list." },
                new FlagFilter("unit", "SEN unit", Group, """i."HasUnit" """),
                new FlagFilter("resourced", "Resourced provision: places for children with a certain need", Group, """i."HasResourcedProvision" """),
                new FlagFilter("nursery", "Nursery class", Group, """i."HasNursery" """),
                new FlagFilter("sixth-form", "Sixth form", Group, """i."HasSixthForm" """),
                new FlagFilter("report", "SEN information report linked here", Group, """i."Report" <> 'None' """),
                new ChoiceFilter("type", "Type of school", "Kind", [.. SchoolKind.All.Select(k => new FinderChoice(k.Name, k.Words))]),
                new ChoiceFilter("area", "Area", "Area", [.. areas.Select(area => new FinderChoice(area, area))]),
            ],
        };
    }

    private static SchoolLine Read(DbDataReader row, FoundPlace? near)
    {
        var kind = SchoolKind.Named(row.GetString(5));
        double? latitude = row.IsDBNull(8) ? null : row.GetDouble(8), longitude = row.IsDBNull(9) ? null : row.GetDouble(9);
        return new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3))
        {
            Phase = SchoolPhase.Named(row.GetString(4))?.Words ?? row.GetString(4),
            Kind = kind.Words,
            LowAge = row.IsDBNull(6) ? null : row.GetInt32(6),
            HighAge = row.IsDBNull(7) ? null : row.GetInt32(7),
            Miles = near is not null && latitude is { } north && longitude is { } east ? near.MilesTo(north, east) : null,
            Postcode = row.GetString(10),
            Town = row.GetString(11),
            Area = row.GetString(12),
            HasNursery = row.GetBoolean(13),
            HasSixthForm = row.GetBoolean(14),
            HasUnit = row.GetBoolean(15),
            HasResourcedProvision = row.GetBoolean(16),
            HasDuty = row.GetBoolean(17),
            Report = Enum.Parse<ReportPlace>(row.GetString(18)),
            ReportPath = row.IsDBNull(19) ? null : row.GetString(19),
            ReportAddress = row.IsDBNull(20) ? null : new ContentDocument("School", JsonText.Object(row.GetString(20))).Part("SchoolPart").Link("ReportLink")?.Url,
            Urn = row.GetString(21),
        };
    }

    private async Task<List<(string School, string Need)>> NeedsAsync(string[] schools, CancellationToken ct)
    {
        var values = schools.Select((id, i) => ($"@s{i}", (object)id)).ToArray();
        await using var connection = await engine.OpenReadAsync(current.Value, ct);
        return await connection.QueryAsync(
            $"""SELECT "ContentItemId", "Need" FROM "SchoolNeeds" {(schools.Length == 0 ? "" : $"WHERE \"ContentItemId\" IN ({string.Join(", ", values.Select(v => v.Item1))})")}""",
            row => (row.GetString(0), row.GetString(1)), ct, values);
    }
}
