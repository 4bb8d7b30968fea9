using System.Text.Json;
using LocalOfferCms.Core.Text;
using LocalOfferCms.Schools;
using LocalOfferCms.Schools.Register;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Tests.Schools.Register;

/// <summary>Real schools, six years apart, and all of England.</summary>
[Collection(RegisterCollection.Name)]
public sealed class RealSchoolsTests(RegisterFixture register)
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(8);

    [SharedDataFact]
    public async Task Import_2018Then2024_FollowsWhatBecameOfThem()
    {
        var council = await register.CouncilAsync("926");
        await register.ImportAsync(council, RegisterFixture.File2018);
        var before = await register.DbAsync(council, db => db.Schools().Where(s => s.Urn != "").ToDictionaryAsync(s => s.ContentItemId, s => s.Urn));

        var plan = await register.ImportAsync(council, RegisterFixture.File2024, RegisterFixture.Sides);

        Assert.Null(plan.Refusal);
        Assert.True(plan.Count(RegisterOutcome.Merged) > 0 && plan.Count(RegisterOutcome.Changed) > 50, $"{plan.Count(RegisterOutcome.Merged)} merged, {plan.Count(RegisterOutcome.Changed)} changed");
        var converted = await register.DbAsync(council, db => db.Schools().Where(s => before.Keys.Contains(s.ContentItemId)).ToListAsync());
        Assert.Contains(converted, school => school.Urn != before[school.ContentItemId]);
        var school = await register.DbAsync(council, db => db.Schools().Where(s => s.Trust != "").OrderBy(s => s.Urn).FirstAsync());
        var content = (await register.SchoolAsync(council, school.Urn)).Content.Part("SchoolRegisterPart");
        Assert.Equal("2022 to 2023", content.Text("CensusYear"));
        Assert.True(content.Text("EhcPlans") is "fewer than 6" || int.Parse(content.Text("EhcPlans"), System.Globalization.CultureInfo.InvariantCulture) >= 6);

        // The file has these in capitals alone.
        var trusts = await register.DbAsync(council, db => db.Schools().Where(s => s.Trust != "").Select(s => s.Trust).Distinct().ToListAsync());
        Assert.DoesNotContain(trusts, trust => trust == trust.ToUpperInvariant());
        Assert.Contains("The Diocese of Norwich St Benet's Multi-Academy Trust", trusts);
        Assert.Contains("The Diocese of Norwich Education and Academies Trust", trusts);

        var again = await register.ImportAsync(council, RegisterFixture.File2024, RegisterFixture.Sides);
        Assert.Equal((0, 0), (again.Steps.Count, again.Count(RegisterOutcome.Closed)));
    }

    [SharedDataFact]
    public async Task Import_RowsWithSenAndHeads_KeepsTheNeedsAndNoNames()
    {
        var council = await register.CouncilAsync("202");

        await register.ImportAsync(council, SharedData.Path("schools", "gias-verbatim-2024-camden.csv"));

        Assert.True(await register.DbAsync(council, db => db.SchoolNeeds().AnyAsync(n => n.Need == "communication")));
        Assert.True(await register.DbAsync(council, db => db.Schools().AnyAsync(s => s.HasUnit)));
        Assert.True(await register.DbAsync(council, db => db.Schools().AnyAsync(s => s.HasResourcedProvision)));
        var rows = Csv.Parse(await File.ReadAllTextAsync(SharedData.Path("schools", "gias-verbatim-2024-camden.csv")));
        var column = rows[0].Index().Single(c => c.Item == "HeadLastName").Index;
        var kept = await register.DbAsync(council, db => db.ContentVersions.Select(v => v.Data).ToListAsync());
        var heads = rows.Skip(1).Where(r => r.Count > column && r[column].Length > 1).Select(r => $"\"{r[column]}\"").ToList();
        Assert.NotEmpty(heads);
        Assert.DoesNotContain(kept, data => heads.Exists(head => data.Contains(head, StringComparison.Ordinal)));
    }

    [SharedDataFact]
    public async Task Import_AllEngland_CostsNoMoreThanAMinuteAndHalfAGigabyte()
    {
        await using var data = await HostData.CreateAsync();
        string[][] councils = [["926"], ["343"], ["826"], ["873", "874"], ["806", "807"]];
        await using (var host = await CmsHost.StartAsync(new CmsHostOptions(Data: data, RunsJobs: false)))
        {
            foreach (var (i, codes) in councils.Index())
            {
                var council = await host.AddCouncilAsync(new MarkedCouncil($"england{i}", "Englandwort", "norfolk"));
                await RegisterFixture.SetAsync(host, council, codes);
            }
        }

        await using var command = HostProcess.Start(["schools", "import", SharedData.Path("schools", "england-2018-gias-format.csv.gz"), "--json"], data.Environment);
        var code = await command.EndedAsync(LongEnough);

        Assert.True(code == 0, command.Output);
        using var report = JsonDocument.Parse(command.Output);
        var (cpu, memory) = (report.RootElement.GetProperty("cpuSeconds").GetDouble(), report.RootElement.GetProperty("memoryMegabytes").GetInt64());
        Assert.True(cpu < 60 && memory < 500, $"{cpu} CPU seconds and {memory} MB");
        Assert.Equal(5, report.RootElement.GetProperty("councils").EnumerateArray().Count(c => c.GetProperty("new").GetInt32() > 50));
    }
}
