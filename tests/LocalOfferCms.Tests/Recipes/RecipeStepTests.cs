using LocalOfferCms.Core.Content;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.Recipes;

/// <summary>What each step does, seen in the council's database.</summary>
public sealed class RecipeStepTests(RecipeCouncils councils) : IClassFixture<RecipeCouncils>
{
    private static int _councils;

    [Fact]
    public async Task Settings_PlainValuesAndObjects_GoWhereTheyBelong()
    {
        var council = await AddAsync();
        await councils.RunStepsAsync(council, """{ "name": "settings", "SiteName": "Old", "PageSize": 10 }""");

        await councils.RunStepsAsync(council, """{ "name": "Settings", "SiteName": "Elm", "Nothing": null, "Footer": { "Note": "n" } }""");

        Assert.Equal("""{"SiteName":"Elm","PageSize":10}""", await DataAsync(council, "Settings", "General"));
        Assert.Equal("""{"Note":"n"}""", await DataAsync(council, "Settings", "Footer"));
        Assert.Equal(["Footer", "General"], await councils.DocumentsAsync(council, "Settings"));
    }

    [Fact]
    public async Task ContentDefinition_SecondRecipe_MergesAndNeverRemoves()
    {
        var council = await AddAsync();
        await councils.RunStepsAsync(council, """
            { "name": "ContentDefinition",
              "ContentTypes": [{ "Name": "Service", "DisplayName": "Service", "Settings": { "ContentTypeSettings": { "Creatable": true, "Listable": true } },
                "ContentTypePartDefinitionRecords": [{ "PartName": "TitlePart", "Name": "TitlePart", "Settings": {} }] }],
              "ContentParts": [{ "Name": "Service", "Settings": {}, "ContentPartFieldDefinitionRecords": [{ "FieldName": "TextField", "Name": "Phone", "Settings": {} }] }] }
            """);

        var report = await councils.RunStepsAsync(council, """
            { "name": "contentdefinition",
              "ContentTypes": [{ "Name": "Service", "Settings": { "ContentTypeSettings": { "Listable": false }, "ContentIndexSettings": { "Included": true } },
                "ContentTypePartDefinitionRecords": [{ "PartName": "Service", "Name": "Service", "Settings": {} }, { "PartName": "RatingPart", "Name": "RatingPart" }] }],
              "ContentParts": [{ "Name": "Service", "ContentPartFieldDefinitionRecords": [{ "FieldName": "StarField", "Name": "Stars" }] }] }
            """);

        var type = JsonText.Object(await DataAsync(council, "ContentType", "Service"));
        Assert.Equal("Service", (string?)type["DisplayName"]);
        Assert.Equal("""{"Creatable":true,"Listable":false}""", type["Settings"]!["ContentTypeSettings"]!.ToJsonString());
        Assert.NotNull(type["Settings"]!["LuceneContentIndexSettings"]);
        Assert.Equal(["TitlePart", "Service", "RatingPart"], type["ContentTypePartDefinitionRecords"]!.AsArray().Select(r => (string?)r!["Name"]));
        var part = JsonText.Object(await DataAsync(council, "ContentPart", "Service"));
        Assert.Equal(["Phone", "Stars"], part["ContentPartFieldDefinitionRecords"]!.AsArray().Select(r => (string?)r!["Name"]));
        Assert.Equal([("field", "StarField"), ("part", "RatingPart")], report.NotUnderstood.Select(l => (l.Kind, l.Name)));
    }

    [Fact]
    public async Task ReplaceAndDeleteContentDefinition_TakeThePlaceAndGo()
    {
        var council = await AddAsync();
        await councils.RunStepsAsync(council, """{ "name": "ContentDefinition", "ContentTypes": [{ "Name": "A", "DisplayName": "A", "Settings": { "X": { "Y": 1 } } }, { "Name": "B" }] }""");

        await councils.RunStepsAsync(council, """{ "name": "ReplaceContentDefinition", "ContentTypes": [{ "Name": "A" }] }, { "name": "DeleteContentDefinition", "ContentTypes": ["B", "C"] }""");

        Assert.Equal("""{"Name":"A"}""", await DataAsync(council, "ContentType", "A"));
        Assert.Equal(["A"], await councils.DocumentsAsync(council, "ContentType"));
    }

    [Fact]
    public async Task Roles_ReplaceAddRemove_ChangeThePermissions()
    {
        var council = await AddAsync();
        await councils.RunStepsAsync(council, """{ "name": "Roles", "Roles": [{ "Name": "Editor", "Description": "d", "Permissions": ["B", "A"] }] }""");
        await councils.RunStepsAsync(council, """{ "name": "Roles", "Roles": [{ "Name": "EDITOR", "Permissions": ["C"], "PermissionBehavior": "Add" }] }""");
        await councils.RunStepsAsync(council, """{ "name": "Roles", "Roles": [{ "Name": "Editor", "Permissions": ["A"], "PermissionBehavior": "Remove" }] }""");

        Assert.Equal("""{"Name":"Editor","Description":"d","Permissions":["B","C"]}""", await DataAsync(council, "Role", "Editor"));
        Assert.Equal(["Editor"], await councils.DocumentsAsync(council, "Role"));
    }

    [Fact]
    public async Task Feature_KnownAndUnknown_AreStoredAndTheUnknownReported()
    {
        var council = await AddAsync();

        var report = await councils.RunStepsAsync(council, """{ "name": "Feature", "enable": ["OrchardCore.Markdown", "Acme.Rockets"], "disable": ["OrchardCore.Media"] }""");

        Assert.Equal(["Acme.Rockets"], report.NotUnderstood.Select(l => l.Name));
        Assert.Equal("/steps/0/enable/1", report.NotUnderstood[0].Pointer);
        Assert.Equal("""{"Enabled":false}""", await DataAsync(council, "Feature", "OrchardCore.Media"));
    }

    [Fact]
    public async Task Content_HostileHtml_IsMadeSafeAndNoted()
    {
        var council = await AddAsync();

        var report = await councils.RunStepsAsync(council, """
            { "name": "content", "data": [{ "ContentItemId": "h", "ContentType": "Page", "DisplayText": "H", "Latest": true, "Published": true,
              "HtmlBodyPart": { "Html": "<p onclick=\"x()\">Text<script>alert(1)</script></p>" },
              "MarkdownBodyPart": { "Markdown": "a <b>b</b>" },
              "FlowPart": { "Widgets": [{ "ContentItemId": "w", "ContentType": "Html", "Html": { "Body": { "Html": "<img src=x onerror=y>" } } }] } }] }
            """);

        var json = JsonText.Object(await councils.DbAsync(council, db => db.ContentVersions.Select(v => v.Data).SingleAsync()));
        Assert.DoesNotContain("script", json.ToJsonString());
        Assert.DoesNotContain("onclick", json.ToJsonString());
        Assert.DoesNotContain("onerror", json.ToJsonString());
        Assert.Contains("Text", (string?)json["HtmlBodyPart"]!["Html"]);
        Assert.Equal("a <b>b</b>", (string?)json["MarkdownBodyPart"]!["Markdown"]);
        Assert.Contains(report.Notes, n => n.Pointer == "/steps/0/data/0/HtmlBodyPart/Html" && n.Message.StartsWith("Made safe"));
    }

    [Fact]
    public async Task Content_WithoutAddress_GetsTheOneOfItsTypesPattern()
    {
        var council = await AddAsync();
        const string Types = """
            { "name": "ContentDefinition", "ContentTypes": [
              { "Name": "List", "ContentTypePartDefinitionRecords": [{ "PartName": "AutoroutePart", "Settings": { "AutoroutePartSettings": { "Pattern": "{{ ContentItem | display_text | slugify }}" } } }] },
              { "Name": "Post", "ContentTypePartDefinitionRecords": [{ "PartName": "AutoroutePart", "Settings": { "AutoroutePartSettings": { "Pattern": "{{ Model.ContentItem | container | display_text | slugify }}/{{ Model.ContentItem | display_text | slugify }}" } } }] },
              { "Name": "Odd", "ContentTypePartDefinitionRecords": [{ "PartName": "AutoroutePart", "Settings": { "AutoroutePartSettings": { "Pattern": "{{ ContentItem.Id }}" } } }] }] }
            """;
        static string Item(string id, string type, string title, string more = "") =>
            $$"""{ "ContentItemId": "{{id}}", "ContentType": "{{type}}", "DisplayText": "{{title}}", "Latest": true, "Published": true{{more}} }""";
        var content = $$"""{ "name": "content", "data": [{{Item("l", "List", "The News")}}, {{Item("p", "Post", "Bin day", """, "ContainedPart": { "ListContentItemId": "l" }""")}}, {{Item("l2", "List", "The news")}}, {{Item("o", "Odd", "Odd one")}}] }""";

        var report = await councils.RunStepsAsync(council, $"{Types}, {content}");
        var again = await councils.RunStepsAsync(council, $"{Types}, {content}");

        Assert.Equal(["odd-one", "the-news", "the-news-2", "the-news/bin-day"], await PathsAsync(council));
        Assert.Contains(report.NotUnderstood, l => l is { Kind: "address pattern", Name: "{{ ContentItem.Id }}" });
        Assert.Equal((0, 0), (again.Created.Count, again.Changed.Count));
    }

    [Fact]
    public async Task Content_UnknownTypePartAndField_AreReportedAndKept()
    {
        var council = await AddAsync();
        const string Type = """{ "name": "ContentDefinition", "ContentTypes": [{ "Name": "T", "ContentTypePartDefinitionRecords": [{ "PartName": "T", "Name": "T" }] }], "ContentParts": [{ "Name": "T" }] }""";

        var report = await councils.RunStepsAsync(council, $$"""
            {{Type}}, { "name": "content", "data": [
              { "ContentItemId": "t", "ContentType": "T", "DisplayText": "T", "T": { "Extra": { "Text": "x" } }, "StrangePart": { "$type": "Acme.Strange, Acme", "A": [1] }, "Loose": 5 },
              { "ContentItemId": "u", "ContentType": "U", "DisplayText": "U" }] }
            """);

        Assert.Equal([("field", "T.Extra"), ("part", "StrangePart"), ("member", "Loose"), ("content type", "U")], report.NotUnderstood.Select(l => (l.Kind, l.Name)));
        var data = JsonText.Object(await councils.DbAsync(council, db => db.ContentVersions.Where(v => v.ContentItemId == "t").Select(v => v.Data).SingleAsync()));
        Assert.Equal("""{"$type":"Acme.Strange, Acme","A":[1]}""", data["StrangePart"]!.ToJsonString());
        Assert.Equal("x", (string?)data["T"]!["Extra"]!["Text"]);
    }

    [Fact]
    public async Task Media_SourceUrl_IsReportedAndNotFetched()
    {
        var council = await AddAsync();

        var report = await councils.RunStepsAsync(council, """{ "name": "media", "Files": [{ "Path": "a.txt", "SourceUrl": "http://localhost:1/a.txt" }, { "Path": "b.txt", "Base64": "Yg==", "SourceUrl": "http://localhost:1/b.txt" }] }""");

        Assert.Contains(report.NotUnderstood, l => l is { Kind: "media file", Name: "a.txt" } && l.Message.Contains("Nothing is fetched"));
        Assert.Equal(["b.txt"], report.Created.Select(l => l.Name));
    }

    [Fact]
    public async Task KeptSteps_TwoRecipes_AddUp()
    {
        var council = await AddAsync();
        const string Layers = """{ "name": "layers", "Layers": [{ "Name": "Always", "LayerRule": { "$type": "Acme.Rule, Acme" } }] }""";

        var report = await councils.RunStepsAsync(council, $$"""{{Layers}}, { "name": "Queries", "Queries": [{ "Name": "Q", "Source": "Sql" }] }, { "name": "Placements", "Placements": { "Content": [{ "place": "x" }] } }""");
        await councils.RunStepsAsync(council, """{ "name": "Layers", "Layers": [{ "Name": "Home" }] }, { "name": "lucene-index-rebuild", "Indices": ["Search"] }""");

        Assert.Equal(["Always", "Home"], await councils.DocumentsAsync(council, "Layers"));
        Assert.Contains("Acme.Rule", await DataAsync(council, "Layers", "Always"));
        Assert.Equal(["Content"], await councils.DocumentsAsync(council, "Placements"));
        Assert.Single(await councils.DocumentsAsync(council, "lucene-index-rebuild"));
        Assert.All(report.NotUnderstood, l => Assert.Contains("nothing here makes use of it", l.Message));
    }

    [Fact]
    public async Task Users_AreNeitherTakenOverNorKept()
    {
        var council = await AddAsync();

        var report = await councils.RunStepsAsync(council, """{ "name": "Users", "Users": [{ "UserName": "a", "PasswordHash": "secret" }] }""");

        Assert.Contains("personal data", Assert.Single(report.NotUnderstood).Message);
        Assert.Equal(0, await councils.DbAsync(council, db => db.SiteDocuments.CountAsync()));
    }

    [Fact]
    public async Task LocalOffer_OurOwnRecipe_IsUnderstoodWhole()
    {
        var council = await AddAsync();

        var report = await councils.RunAsync(council, RepositoryRoot.Path("recipes", "local-offer.recipe.json"));

        Assert.Empty(report.Errors);
        // Which activities there are is known to the engine, and to the modules that bring some: see RecipeTypesTests.
        Assert.DoesNotContain(report.NotUnderstood, l => l.Kind != "activity");
        Assert.Contains("LandingPage", await councils.DocumentsAsync(council, "ContentType"));
        Assert.Equal(["audiences", "needs", "resource-types", "strands", "topics"], await councils.DocumentsAsync(council, "Taxonomy"));
        Assert.Contains("lo-01", await councils.DocumentsAsync(council, "Duty"));
        var term = await councils.DbAsync(council, async db => (await db.ContentVersions.SingleAsync(v => v.ContentItemId == "term-ehc-plan" && v.Published)).Data);
        Assert.Contains("EHCPs", new ContentDocument("GlossaryTerm", JsonText.Object(term)).Part("GlossaryTermPart").Values("Forms"));
    }

    private Task<Tenant> AddAsync() => councils.AddAsync($"steps-{Interlocked.Increment(ref _councils)}");

    private Task<string> DataAsync(Tenant council, string kind, string name) =>
        councils.DbAsync(council, db => db.SiteDocuments.Where(d => d.Kind == kind && d.Name == name).Select(d => d.Data).SingleAsync());

    private Task<List<string>> PathsAsync(Tenant council) => councils.DbAsync(council, async db =>
        (await db.Paths.Select(p => p.Path).ToListAsync()).Order(StringComparer.Ordinal).ToList());
}
