using System.Text.Json.Nodes;
using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Ui;

namespace LocalOfferCms.Tests.Pages;

/// <summary>Makes pages as the loader gives them, without a database.</summary>
internal static class TestPage
{
    public static readonly Tenant Council = new() { Id = new Guid("018f0000-0000-7000-8000-000000000001"), Name = "test", Title = "Test council", Brand = "test" };

    public static readonly DateTime Published = new(2026, 9, 1, 8, 0, 0, DateTimeKind.Utc);

    public static PageContext Of(
        string type, string parts, string path = "page", string subPath = "", ContentTypeDefinition? definition = null,
        IEnumerable<IncludedItem>? items = null, IEnumerable<ContentTypeDefinition>? types = null) => new()
        {
            Tenant = Council,
            Site = Site(types ?? []),
            Type = definition ?? new ContentTypeDefinition(type, type, [], []),
            Page = new PageLink("page", type, "Page", "", path),
            Content = new ContentDocument(type, JsonText.Object(parts)),
            PublishedUtc = Published,
            SubPath = subPath,
            Items = (items ?? []).ToDictionary(i => i.Link.Id),
            Files = new Dictionary<string, FileLink> { ["a.pdf"] = new("Leaflet", "media/1/2/a.pdf", "PDF", "81 KB", 2, 81_000) },
        };

    public static SiteSnapshot Site(IEnumerable<ContentTypeDefinition> types) => new()
    {
        SiteName = "Test",
        Settings = new Dictionary<string, JsonObject>(),
        Types = types.ToDictionary(t => t.Name),
        Glossary = [],
        References = SiteReferences.None,
        Taxonomies = new Dictionary<string, IReadOnlyDictionary<string, string>>(),
        Sections = [],
    };

    public static LocalTime Local(DateTime utcNow)
    {
        var tenant = new CurrentTenant();
        tenant.Set(Council);
        return new LocalTime(new FixedClock(utcNow), tenant);
    }

    private sealed class FixedClock(DateTime utcNow) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(utcNow, TimeSpan.Zero);
    }
}
