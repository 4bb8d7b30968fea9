using LocalOfferCms.Core.Search;
using LocalOfferCms.TestSupport;
using LocalOfferCms.Tests.Storage;

namespace LocalOfferCms.Tests.Search;

public sealed class SiteSearchTests
{
    private static readonly SearchDocument[] Pages =
    [
        Page("plan", "Guide", "What an EHC plan is", "A plan for education, health and care.", "It says what help a child must get.", ["plans"], ["parents"], 0, 25),
        Page("therapy", "Service", "Speech and language therapy", "Help with talking.", "Therapists work in schools.", ["health"], ["parents", "schools"], 0, 18),
        Page("ot", "Service", "Occupational therapy", "Help with everyday skills.", "Sensory needs too.", ["health"], ["young-people"], 5, 18),
        Page("support", "Page", "SEN support", "Extra help in school.", "Assess, plan, do and review.", ["school"], [], null, null),
        Page("cooking", "Page", "Cooking", "Add salt to the other pot.", "A not so serious page about education.", ["leisure"], ["everyone"], null, null),
        Page("breaks", "Page", "Short breaks", "A rest for families.", "Overnight stays & <b>clubs</b> for <script>alert('clubs')</script> all. " + new string('x', 30) + " education education.", ["care"], ["parents"], null, 17),
        Page("money", "Page", "Financial matters", "Who pays for transport.", "A page about the cost of travel.", ["money"], ["parents"], 16, null),
        Page("toilet", "Page", "Bladder help", "Nurses can help.", "They help with bedwetting.", ["health"], [], null, null),
        Page("help", "Page", "Help now", "Call someone.", "Numbers.", ["advice"], [], null, null),
    ];

    private const string Promoted = """{ "name": "settings", "Search": { "Promoted": [{ "Terms": ["in danger", "crisis"], "Path": "help" }, { "Terms": ["crisis"], "Path": "no-such-page" }] } }""";

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Search_GlossaryWords_FindEachOther(TestEngine engine) // X13, SEF-47
    {
        await using var council = await SearchedCouncil.StartAsync(engine, Pages, withGlossary: true);

        Assert.Equal("plan", (await council.FindAsync("EHCP"))[0]);
        Assert.Equal("plan", (await council.FindAsync("ehcps"))[0]);
        Assert.Equal("therapy", (await council.FindAsync("SALT help"))[0]);
        Assert.Equal("breaks", (await council.FindAsync("respite"))[0]);
        Assert.Equal("toilet", (await council.FindAsync("bed wetting"))[0]);
        Assert.Contains("plan", await council.FindAsync("educatio"));
        // "OT" in capitals or alone is occupational therapy; within a search in small letters it is no more than two letters.
        Assert.Equal("ot", (await council.FindAsync("OT sensory"))[0]);
        Assert.Equal("ot", (await council.FindAsync("ot"))[0]);
        Assert.DoesNotContain("ot", await council.FindAsync("cooking ot"));
        Assert.Contains("ot", await council.FindAsync("cooking OT"));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Search_WordsOutOfUse_FindTodaysPageAndSayWhatTheyMeant(TestEngine engine) // MK-16, MK-20, X13
    {
        await using var council = await SearchedCouncil.StartAsync(engine, Pages, withGlossary: true);

        foreach (var (old, today, page) in new[] { ("statement", "EHC plan", "plan"), ("LDA", "EHC plan", "plan"), ("School Action Plus", "SEN support", "support") })
        {
            var found = await council.SearchAsync(old);
            var word = Assert.Single(found.Legacy);
            Assert.True(word.Old.IsLegacy);
            Assert.NotEmpty(word.Old.Definition);
            Assert.Equal(today, word.Today.Term);
            Assert.Equal(page, found.Hits[0].ContentItemId);
        }

        Assert.Equal("SEN support", (await council.SearchAsync("what is SEN support")).Explained?.Term);
        Assert.Empty((await council.SearchAsync("short breaks statement of times")).Legacy);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Search_Slips_ArePutRightOnlyWhenNothingIsWrittenSo(TestEngine engine) // STE-30
    {
        await using var council = await SearchedCouncil.StartAsync(engine, Pages, withGlossary: true);

        var found = await council.SearchAsync("speach  therpay");
        Assert.Equal(("therapy", "speech  therapy"), (found.Hits[0].ContentItemId, found.Corrected));

        Assert.Null((await council.SearchAsync("speech therapy")).Corrected);
        var nothing = await council.SearchAsync("qqqqqqqq");
        Assert.Equal((0, null), (nothing.Total, nothing.Corrected));

        await council.WriteAsync(Page("slip", "Page", "Speach day", "", "", [], [], null, null));
        found = await council.SearchAsync("speach");
        Assert.Equal(("slip", null), (found.Hits[0].ContentItemId, found.Corrected));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Search_Quoted_MustStandSideBySide(TestEngine engine)
    {
        await using var council = await SearchedCouncil.StartAsync(engine, Pages);

        Assert.Equal(["ot"], await council.FindAsync("\"everyday skills\""));
        Assert.Empty(await council.FindAsync("\"skills everyday\""));
        Assert.Equal(["breaks"], await council.FindAsync("“overnight stays” families"));
        Assert.Contains("ot", await council.FindAsync("\"everyday skills")); // One mark alone means nothing.
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Search_TitleBeforeSummaryBeforeText(TestEngine engine)
    {
        await using var council = await SearchedCouncil.StartAsync(engine,
        [
            Page("text", "Page", "One", "Nothing", "Transport", [], [], null, null), Page("summary", "Page", "Two", "Transport", "Nothing", [], [], null, null),
            Page("title", "Page", "Transport", "Nothing", "Nothing", [], [], null, null),
        ]);

        Assert.Equal(["title", "summary", "text"], await council.FindAsync("transport"));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Filters_CountWhatChoosingThemGives(TestEngine engine) // CAP-50
    {
        await using var council = await SearchedCouncil.StartAsync(engine, Pages);
        SearchFilter[] filters =
        [
            SearchFilter.None, new(Type: "Service"), new(Topic: "health"), new(Audience: "parents"), new(Age: 4), new(Age: 20), new("Page", "health", "parents", 16), new(Type: "Nothing"),
        ];
        foreach (var filter in filters)
        {
            var counts = (await council.SearchAsync("help page", filter: filter)).Counts;
            foreach (var (type, count) in counts.Types)
            {
                Assert.Equal(count, (await council.SearchAsync("help page", filter: filter with { Type = type })).Total);
            }

            foreach (var (topic, count) in counts.Topics)
            {
                Assert.Equal(count, (await council.SearchAsync("help page", filter: filter with { Topic = topic })).Total);
            }

            foreach (var (audience, count) in counts.Audiences)
            {
                Assert.Equal(count, (await council.SearchAsync("help page", filter: filter with { Audience = audience })).Total);
            }

            Assert.Equal(counts.AllTypes, (await council.SearchAsync("help page", filter: filter with { Type = null })).Total);
            Assert.Equal(counts.AllTopics, (await council.SearchAsync("help page", filter: filter with { Topic = null })).Total);
            Assert.Equal(counts.AllAudiences, (await council.SearchAsync("help page", filter: filter with { Audience = null })).Total);
        }
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Filters_WhatIsForAnyNeedAndAge_IsNeverLeftOut(TestEngine engine) // CAP-50
    {
        await using var council = await SearchedCouncil.StartAsync(engine, Pages);

        foreach (var filter in new SearchFilter[] { new(Age: 3), new(Age: 25), new(Audience: "schools"), new(Audience: "young-people", Age: 9) })
        {
            var found = await council.FindAsync("help", filter);
            Assert.Contains("support", found);
            Assert.Contains("toilet", found);
        }

        Assert.Contains("cooking", await council.FindAsync("cooking", new(Audience: "schools")));
        Assert.DoesNotContain("ot", await council.FindAsync("therapy", new(Age: 4)));
        Assert.DoesNotContain("therapy", await council.FindAsync("therapy", new(Audience: "young-people")));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Promoted_ComeFirst_WhenTheirWordsAreAsked(TestEngine engine)
    {
        await using var council = await SearchedCouncil.StartAsync(engine, Pages, settings: Promoted);

        Assert.Equal("help", Assert.Single((await council.SearchAsync("my child is in danger")).Promoted).ContentItemId);
        Assert.Equal("help", Assert.Single((await council.SearchAsync("CRISIS")).Promoted).ContentItemId);
        Assert.Empty((await council.SearchAsync("danger")).Promoted);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Passages_MarkWhatWasAskedAndAreCutAtWords(TestEngine engine)
    {
        await using var council = await SearchedCouncil.StartAsync(engine, Pages);

        var hit = (await council.SearchAsync("club")).Hits[0];
        Assert.Equal(["clubs", "clubs"], hit.Passage.Where(piece => piece.IsMatch).Select(piece => piece.Text));
        var text = string.Concat(hit.Passage.Select(piece => piece.Text)).Trim('…', ' ');
        Assert.Contains(text, Pages.Single(p => p.ContentItemId == "breaks").Body, StringComparison.Ordinal);
        Assert.Equal("Help with talking.", string.Concat((await council.SearchAsync("talk")).Hits[0].Summary.Select(piece => piece.IsMatch ? piece.Text : piece.Text)));
        Assert.Equal(["talking"], (await council.SearchAsync("talk")).Hits[0].Summary.Where(piece => piece.IsMatch).Select(piece => piece.Text));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Search_PagesOfManyResults_HoldEachOnce(TestEngine engine)
    {
        await using var council = await SearchedCouncil.StartAsync(engine,
            Enumerable.Range(0, 95).Select(i => Page($"p{i}", "Page", $"Travel {i}", "", i % 2 == 0 ? "travel travel" : "", [], [], null, null)));

        var all = new List<string>();
        for (var skip = 0; skip < 100; skip += 10)
        {
            var found = await council.SearchAsync("travel", skip);
            Assert.Equal(95, found.Total);
            all.AddRange(found.Hits.Select(hit => hit.ContentItemId));
        }

        Assert.Equal(95, all.Distinct().Count());
        Assert.Equal(95, all.Count);
    }

    private static SearchDocument Page(string id, string type, string title, string summary, string body, string[] topics, string[] audiences, int? from, int? to) =>
        new(id, type, id, title, summary, body) { Topics = topics, Audiences = audiences, AgeFrom = from, AgeTo = to };
}
