using LocalOfferCms.Core.Text;
using LocalOfferCms.Guidance;

namespace LocalOfferCms.Tests.Pages;

/// <summary>NOR-64: readers can look up their school's amount.</summary>
public class LookupTableTests
{
    private const string Schools = "School,Amount,Plan coordinator\r\nElm Tree Primary,\"£12,500\",North team\r\nCafé Lane High,£9000,\"South, team\"\r\nOak Infants,,North team\r\n";

    [Fact]
    public void Read_NothingAsked_ShowsAllRowsInTheEditorsOrder()
    {
        var table = LookupTable.Read(Schools, find: null, sort: null);

        Assert.Equal(["School", "Amount", "Plan coordinator"], table.Columns.Select(c => c.Heading));
        Assert.Equal(["Elm Tree Primary", "Café Lane High", "Oak Infants"], table.Rows.Select(r => r[0]));
        Assert.Equal("Showing all 3 rows", table.CountInWords);
        Assert.All(table.Columns, column => Assert.Equal("none", column.AriaSort));
    }

    [Theory]
    [InlineData("north", 2)]
    [InlineData("NORTH elm", 1)]
    [InlineData("cafe", 1)]
    [InlineData("south,", 1)]
    [InlineData("nowhere", 0)]
    [InlineData("  ", 3)]
    public void Read_Find_KeepsRowsThatHoldEveryWord(string find, int rows) =>
        Assert.Equal(rows, LookupTable.Read(Schools, find, null).Rows.Count);

    [Fact]
    public void Read_Find_SaysHowManyOfHowMany() =>
        Assert.Equal("Showing 1 of 3 rows", LookupTable.Read(Schools, "elm", null).CountInWords);

    [Theory]
    [InlineData("2", "Café Lane High", "ascending")]
    [InlineData("-2", "Elm Tree Primary", "descending")]
    public void Read_SortByAmount_ComparesNumbersAndPutsEmptyCellsLast(string sort, string first, string ariaSort)
    {
        var table = LookupTable.Read(Schools, null, sort);

        Assert.Equal(first, table.Rows[0][0]);
        Assert.Equal("Oak Infants", table.Rows[^1][0]);
        Assert.Equal(ariaSort, table.Columns[1].AriaSort);
        Assert.True(table.Columns[1].IsNumeric);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("4")]
    [InlineData("-9")]
    [InlineData("-2147483648")]
    [InlineData("1; drop")]
    public void Read_SortThatMakesNoSense_IsLeftOut(string sort) =>
        Assert.Equal("Elm Tree Primary", LookupTable.Read(Schools, null, sort).Rows[0][0]);

    [Theory]
    [InlineData("plans-east@example.org", "mailto:plans-east@example.org")]
    [InlineData("https://elm-tree.example.org/sen-report", "https://elm-tree.example.org/sen-report")]
    [InlineData("elm-tree.example.org/sen-report", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("East team <plans-east@example.org>", null)]
    [InlineData("£12,500", null)]
    [InlineData("", null)]
    public void AddressIn_Cell_IsItsWebOrEmailAddress(string cell, string? address) =>
        Assert.Equal(address, LookupTable.AddressIn(cell));

    [Fact]
    public void NextSort_SortedUp_TurnsRound()
    {
        Assert.Equal("1", LookupTable.Read(Schools, null, null).Columns[0].NextSort);
        Assert.Equal("-1", LookupTable.Read(Schools, null, "1").Columns[0].NextSort);
        Assert.Equal("1", LookupTable.Read(Schools, null, "-1").Columns[0].NextSort);
    }

    [Fact]
    public void Read_RowsOfAnyLength_HaveACellForEveryColumn() =>
        Assert.All(LookupTable.Read("A,B\n1\n1,2,3\n", null, null).Rows, row => Assert.Equal(2, row.Count));

    [Fact]
    public void Read_NoData_HasNoColumns() => Assert.Empty(LookupTable.Read("", "x", "1").Columns);

    [Theory]
    [InlineData("a,b", "a|b")]
    [InlineData("\"a,b\",c", "a,b|c")]
    [InlineData("\"he said \"\"yes\"\"\",c", "he said \"yes\"|c")]
    [InlineData("\"two\nlines\",c", "two\nlines|c")]
    [InlineData("\uFEFFa,b", "a|b")]
    [InlineData(" a , \"b\" ", "a|b")]
    [InlineData("\"never closed,b", "never closed,b")]
    [InlineData("5\" pipe,b", "5\" pipe|b")]
    public void Parse_OneRow_ReadsItsCells(string text, string cells) => Assert.Equal(cells, string.Join('|', Assert.Single(Csv.Parse(text))));

    [Fact]
    public void Parse_BlankLines_AreLeftOut() => Assert.Equal(2, Csv.Parse("a,b\n\n,\nc,d\n").Count);
}
