using LocalOfferCms.Core.Content;
using LocalOfferCms.Guidance.Matrix;

namespace LocalOfferCms.Tests.Acceptance.Cambridgeshire;

/// <summary>Who provides what: needs by providers, each row with all of those above it.</summary>
[Collection(CountyAndCityCollection.Name)]
public class CambridgeshireMatrixTests(CountyAndCity sites)
{
    private const string Matrix = "families/who-provides-what";

    [Fact]
    [Trait("Item", "CAP-103")]
    public async Task CAP_103_The_picture_of_levels_says_the_same_in_words()
    {
        var page = await sites.OpenAsync(Matrix);
        var picture = Assert.Single(page.Main.QuerySelectorAll("figure svg[role=img]"));

        Assert.Equal(["Universal", "Targeted", "Specialist"], picture.QuerySelectorAll("text").Select(ReadPage.Words));
        Assert.NotNull(page.Document.GetElementById(picture.GetAttribute("aria-labelledby")!));
        Assert.Equal(["Universal:", "Targeted:", "Specialist:"], page.Main.QuerySelectorAll("figcaption li strong").Select(ReadPage.Words));
    }

    [Fact]
    [Trait("Item", "CAP-104")]
    [Trait("Item", "CAP-112")]
    public async Task CAP_104_and_112_Three_needs_by_three_providers()
    {
        var page = await sites.OpenAsync(Matrix);

        Assert.Equal(["For", "School or nursery", "Council", "Health"], page.Columns);
        Assert.Equal(3, page.Rows.Count);
        Assert.All(page.Rows, row => Assert.Equal(4, row.Count));
        Assert.Equal(3, page.Main.QuerySelectorAll("tbody th[scope=row]").Length);
    }

    [Fact]
    [Trait("Item", "CAP-105")]
    public async Task CAP_105_Inherited_cells_are_shown_in_full_on_request()
    {
        var page = await sites.OpenAsync(Matrix);
        var full = await sites.OpenAsync(page.Link("Show every box in full").Path.Split('#')[0]);

        Assert.StartsWith("School or nursery As above, plus:", page.Rows[2][1]);
        Assert.DoesNotContain("Good teaching for all", page.Rows[2][1]);
        Assert.DoesNotContain("As above", full.Text);
        Assert.Matches("Good teaching for all.*A short plan, made with you.*And also:.*All the help that the plan says", full.Rows[2][1]);
        Assert.Contains(full.Links, l => l.Text == "Show only what each row adds");
    }

    [Fact]
    [Trait("Item", "CAP-106")]
    public async Task CAP_106_It_is_marked_as_a_first_draft() =>
        Assert.Contains("First draft.", ReadPage.Words((await sites.OpenAsync(Matrix)).Main.QuerySelector(".lo-page__status")!));

    [Fact]
    [Trait("Item", "CAP-107")]
    public async Task CAP_107_What_stands_in_a_cell_leads_to_the_service()
    {
        var page = await sites.OpenAsync(Matrix);
        var cells = page.Main.QuerySelectorAll("td a").ToList();

        Assert.True(cells.Count >= 8, $"Only {cells.Count} links.");
        Assert.Equal("Specialist teaching service", (await sites.FollowAsync(page.Links.First(l => l.Text == "Specialist teachers"))).Title);
        Assert.Contains("if the need is high enough", page.Text);
    }

    [Fact]
    [Trait("Item", "CAP-108")]
    public async Task CAP_108_Drop_ins_come_round_at_a_family_centre()
    {
        var page = await sites.FollowAsync((await sites.OpenAsync(Matrix)).Links.First(l => l.Text == "Drop-ins at family centres"));

        Assert.Contains("Second Wednesday of each month", page.Text);
        Assert.Contains("Example Family Centre", page.Text);
    }

    [Fact]
    public void Matrix_RowThatLeavesAProviderOut_HasAnEmptyCellAndStillInherits()
    {
        var matrix = ProvisionMatrix.Of(Document(buildsUp: true));

        Assert.Equal(["School", "Health"], matrix.Providers);
        Assert.Equal(("", 1), (matrix.Rows[1].Cells[1].Own, matrix.Rows[1].Cells[1].Above.Count));
        Assert.Equal(new MatrixEntry("All", "- Nurse"), matrix.Rows[1].Cells[1].Above[0]);
    }

    [Fact]
    public void Matrix_WhoseRowsStandAlone_InheritsNothing() =>
        Assert.All(ProvisionMatrix.Of(Document(buildsUp: false)).Rows.SelectMany(r => r.Cells), cell => Assert.Empty(cell.Above));

    private static ContentDocument Document(bool buildsUp) => new("ProvisionMatrix", JsonText.Object($$"""
        { "MatrixPart": { "BuildsUp": { "Value": {{(buildsUp ? "true" : "false")}} } }, "Rows": { "ContentItems": [
          { "ContentType": "MatrixRow", "DisplayText": "All", "Cells": { "ContentItems": [
            { "ContentType": "MatrixCell", "DisplayText": "School", "MatrixCell": { "Text": { "Markdown": "- Teaching" } } },
            { "ContentType": "MatrixCell", "DisplayText": "Health", "MatrixCell": { "Text": { "Markdown": "- Nurse" } } } ] } },
          { "ContentType": "MatrixRow", "DisplayText": "Some", "Cells": { "ContentItems": [
            { "ContentType": "MatrixCell", "DisplayText": "School", "MatrixCell": { "Text": { "Markdown": "- Groups" } } } ] } } ] } }
        """));
}
