using System.Globalization;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Types;
using Microsoft.AspNetCore.Http;

namespace LocalOfferCms.ServiceDirectory;

/// <summary>What the list of services is narrowed to. Empty narrows nothing.</summary>
/// <param name="Age">Services for somebody of this age.</param>
/// <param name="FreeOnly">Only services that cost nothing.</param>
/// <param name="Strand">A strand: education, health or social care.</param>
/// <param name="Topic">A topic.</param>
/// <param name="Area">How far the service reaches.</param>
internal sealed record ServiceFilter(int? Age, bool FreeOnly, string Strand = "", string Topic = "", string Area = "")
{
    /// <summary>Filters by fields that the council has added to services.</summary>
    public FieldFilters Own { get; init; } = FieldFilters.None;

    /// <summary>Reads the filter out of an address. What makes no sense narrows nothing.</summary>
    public static ServiceFilter Read(IQueryCollection query, SiteSnapshot site) => new(
        int.TryParse(query["age"], NumberStyles.None, CultureInfo.InvariantCulture, out var years) && years <= 120 ? years : null,
        query["free"] == "true",
        Term(query["strand"], site, "strands"),
        Term(query["topic"], site, "topics"),
        ServiceArea.All.FirstOrDefault(a => a.Name == query["area"])?.Name ?? "")
    {
        Own = FieldFilters.Read(site, "Service", query),
    };

    /// <summary>The filter as a query.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Query() => new KeyValuePair<string, string?>[]
    {
        new("age", Age?.ToString(CultureInfo.InvariantCulture)),
        new("free", FreeOnly ? "true" : null),
        new("strand", Strand),
        new("topic", Topic),
        new("area", Area),
    }.Where(part => !string.IsNullOrEmpty(part.Value)).Concat(Own.Query());

    /// <summary>Whether services fit by age and cost: what is written in, not chosen from a list with counts.</summary>
    public bool FitsBasics(ServiceCell cell) => (Age is not { } age || (cell.AgeFrom <= age && cell.AgeTo >= age)) && (!FreeOnly || cell.IsFree);

    /// <summary>Whether they have the strand that was chosen, or none was.</summary>
    public bool FitsStrand(ServiceCell cell) => Strand.Length == 0 || cell.Strands.Contains(Strand);

    /// <summary>Whether they have the topic that was chosen, or none was.</summary>
    public bool FitsTopic(ServiceCell cell) => Topic.Length == 0 || cell.Topics.Contains(Topic);

    /// <summary>Whether they are of the area that was chosen, or none was.</summary>
    public bool FitsArea(ServiceCell cell) => Area.Length == 0 || cell.Area == Area;

    private static string Term(string? text, SiteSnapshot site, string taxonomy) =>
        text is not null && site.Taxonomies.TryGetValue(taxonomy, out var terms) && terms.ContainsKey(text) ? text : "";
}
