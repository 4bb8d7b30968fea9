using LocalOfferCms.Core.Search;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using LocalOfferCms.Tests.Search;

namespace LocalOfferCms.Tests.Storage;

public sealed class SearchIndexTests
{
    private static readonly SearchDocument[] Pages =
    [
        new("therapy", "Guide", "speech-therapy", "Speech and language therapy", "How to get help with talking.", "A therapist visits the school each term."),
        new("school", "Guide", "schools", "Schools", "Mainstream and special schools.", "Some schools offer speech and language therapies on site."),
        new("cafe", "Event", "events/cafe", "Café for families", "A warm welcome for your child’s brothers and sisters.", "Every Tuesday."),
        new("ehcp", "Guide", "ehc-plans", "Education, health and care plans", "What an EHC plan is.", "The plan says what help your child's school must give."),
    ];

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Search_WordInTitle_ComesBeforeWordInBody(TestEngine engine)
    {
        await using var site = await SearchedCouncil.StartAsync(engine, Pages);

        Assert.Equal(["therapy", "school"], await site.FindAsync("speech therapy"));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Search_OtherFormsAccentsAndBeginnings_Find(TestEngine engine)
    {
        await using var site = await SearchedCouncil.StartAsync(engine, Pages);

        Assert.Equal(["cafe"], await site.FindAsync("CAFE family"));
        Assert.Equal(["cafe"], await site.FindAsync("café"));
        Assert.Equal(["ehcp"], await site.FindAsync("health pla"));
        Assert.Equal(["cafe", "ehcp"], (await site.FindAsync("child")).Order());
        Assert.Equal(["cafe", "ehcp"], (await site.FindAsync("children's or child's")).Order());
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Search_CommonWords_DoNotNarrowButFindWhenAlone(TestEngine engine)
    {
        await using var site = await SearchedCouncil.StartAsync(engine, Pages);

        Assert.Equal(["ehcp"], await site.FindAsync("where can I get what an EHC is"));
        Assert.Equal(["cafe"], await site.FindAsync("for a"));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Search_NoPageHoldsAllWords_FindsPagesHoldingAny(TestEngine engine)
    {
        await using var site = await SearchedCouncil.StartAsync(engine, Pages);

        Assert.Equal(["cafe"], await site.FindAsync("café unicorns"));
        Assert.Empty(await site.FindAsync("unicorns"));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Search_Paged_GivesTotalAndTheRowsAsked(TestEngine engine)
    {
        await using var site = await SearchedCouncil.StartAsync(engine, Pages);

        var first = await site.SearchAsync("therapy", skip: 0, take: 1);
        var second = await site.SearchAsync("therapy", skip: 1, take: 1);
        var beyond = await site.SearchAsync("therapy", skip: 10, take: 1);

        var hit = Assert.Single(first.Hits);
        Assert.Equal(("therapy", "Guide", "speech-therapy", "Speech and language therapy"), (hit.ContentItemId, hit.ContentType, hit.Path, hit.Title));
        Assert.Equal("How to get help with talking.", string.Concat(hit.Summary.Select(piece => piece.Text)));
        Assert.Equal("school", Assert.Single(second.Hits).ContentItemId);
        Assert.Empty(beyond.Hits);
        Assert.Equal((2, 2, 2), (first.Total, second.Total, beyond.Total));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Write_Again_Replaces_AndRemove_Removes(TestEngine engine)
    {
        await using var site = await SearchedCouncil.StartAsync(engine, Pages);

        await site.WriteAsync(Pages[0] with { Title = "Help with talking", Body = "", Path = "talking" });
        Assert.Equal(["school"], await site.FindAsync("therapies"));
        Assert.Equal("talking", Assert.Single((await site.SearchAsync("talking", 0, 10)).Hits).Path);

        await site.RemoveAsync("therapy");
        await site.RemoveAsync("never-there");
        Assert.Empty(await site.FindAsync("talking"));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Write_RolledBack_IsNotFound(TestEngine engine)
    {
        await using var site = await SearchedCouncil.StartAsync(engine, Pages);

        await site.Host.InAsync(site.Tenant, async db =>
        {
            await using var write = await db.BeginWriteAsync(default);
            await site.Host.Search.WriteAsync(db, Pages[0] with { ContentItemId = "draft", Title = "Unicorns" }, default);
        });

        Assert.Empty(await site.FindAsync("unicorns"));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Search_AnyCharacters_NeverFails(TestEngine engine)
    {
        await using var site = await SearchedCouncil.StartAsync(engine, Pages);
        string[] nothing = ["", "   ", "\0", "***", "\"", "'", "\"\"\"", "()&|!:*", "🙂", "\ud800", "\u0301", "--", ";", "\\", "%_"];
        string[] hostile =
        [
            "title:speech", "NEAR(speech therapy)", "speech AND", "OR OR", "NOT speech", "speech*", "^speech", "\"speech", "speech')--", "speech:A", "<->speech",
            "'; DROP TABLE \"SearchIndex\"; --", "{Title} : x", "speech\0therapy", "e\u0301cole", "ﬁnd", "नमस्ते", "العربية", "ß", "m²", "\ud800speech", "a' | 'b",
            new string('x', 5000), string.Join(' ', Enumerable.Range(0, 500)),
        ];

        foreach (var text in nothing)
        {
            Assert.Equal(0, (await site.SearchAsync(text, 0, 10)).Total);
        }

        foreach (var text in hostile)
        {
            await site.SearchAsync(text, 0, 10);
        }

        Assert.Equal(["therapy", "school"], await site.FindAsync("\"speech\" & (therapy)"));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Write_AnyCharacters_IsStoredAndFound(TestEngine engine)
    {
        await using var site = await SearchedCouncil.StartAsync(engine, Pages);
        var manyWords = string.Join(' ', Enumerable.Range(0, 120_000).Select(i => $"word{i}"));

        await site.WriteAsync(new SearchDocument("odd", "Guide", "odd", "Nul\0 and half \ud83d", "m² नमस्ते école", "www.norfolk.gov.uk/send?x=1 a-b 3.5e10 " + manyWords));

        foreach (var text in new[] { "nul", "half", "m²", "नमस्ते", "e\u0301cole", "ECOLE", "norfolk", "gov uk", "3.5e10", "word77" })
        {
            Assert.Equal(["odd"], await site.FindAsync(text));
        }
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Search_InOneCouncil_FindsNothingOfAnother(TestEngine engine)
    {
        await using var site = await SearchedCouncil.StartAsync(engine, Pages);
        var sefton = await site.Host.CreateAsync("sefton");

        var found = await new SearchedCouncil(site.Host, sefton).SearchAsync("speech");

        Assert.Equal(0, found.Total);
    }
}
