using LocalOfferCms.Participation.Published;

namespace LocalOfferCms.Tests.Comments.Published;

/// <summary>No number of people is shown that is small, and none that is hidden can be worked out.</summary>
public class SmallCountsTests
{
    [Theory]
    [Trait("Item", "X15")]
    [Trait("Item", "CAP-118")]
    [InlineData("", "", "0")]
    [InlineData("0,0", "0,0", "0")]
    [InlineData("5,9", "5,9", "14")]
    [InlineData("4", "fewer than 5", "fewer than 5")]
    [InlineData("2,2", "fewer than 5,fewer than 5", "fewer than 5")]
    [InlineData("1,40", "fewer than 5,not shown", "41")]
    [InlineData("1,40,7", "fewer than 5,40,not shown", "48")]
    [InlineData("1,2,30,8", "fewer than 5,fewer than 5,30,not shown", "41")]
    [InlineData("3,4,30", "fewer than 5,fewer than 5,30", "37")]
    [InlineData("1,5", "not shown,not shown", "6")]
    [InlineData("4,4,30", "not shown,not shown,30", "38")]
    [InlineData("1,0,9", "fewer than 5,0,not shown", "10")]
    [InlineData("1234,5", "1,234,5", "1,239")]
    public void Of_Counts_HidesSmallOnesAndWhatWouldTellThem(string counts, string cells, string total)
    {
        int[] numbers = counts.Length == 0 ? [] : [.. counts.Split(',').Select(int.Parse)];

        var shown = SmallCounts.Of(numbers, 5);

        Assert.Equal(cells, string.Join(',', shown.Cells.Select(c => c.Words)));
        Assert.Equal(total, shown.Total.Words);
    }

    [Fact]
    [Trait("Item", "X15")]
    public void Of_EveryTableOfThreeCells_LeavesAtLeastTwoAnswersForEachHiddenCell()
    {
        const int Smallest = 5;
        foreach (var counts in from a in Enumerable.Range(0, 9) from b in Enumerable.Range(0, 9) from c in Enumerable.Range(0, 9) select new[] { a, b, c })
        {
            var shown = SmallCounts.Of(counts, Smallest);
            if (shown.Total.Value is not { } total)
            {
                continue;
            }

            var hidden = shown.Cells.Where(c => c.Value is null).Select(c => c.Words).ToList();
            var isTold = hidden.Contains("fewer than 5");
            Assert.All(counts.Where(c => c is > 0 and < Smallest), c => Assert.DoesNotContain(shown.Cells, cell => cell.Value == c));
            for (var i = 0; i < hidden.Count; i++)
            {
                // Whoever knows the total and what is shown must be left with more than one number for it.
                var rest = total - shown.Cells.Sum(c => c.Value ?? 0);
                string[] others = [.. hidden.Where((_, other) => other != i)];
                var possible = Enumerable.Range(1, rest).Count(value => Fits(value, hidden[i], isTold) && CanFill(rest - value, others, isTold));
                Assert.True(possible > 1, $"{string.Join(',', counts)} tells one of {string.Join(" | ", shown.Cells.Select(c => c.Words))}, total {total}");
            }
        }
    }

    // Beside "fewer than 5", what is "not shown" must be more.
    private static bool Fits(int value, string words, bool isTold) => words == "fewer than 5" ? value < 5 : !isTold || value >= 5;

    private static bool CanFill(int rest, string[] others, bool isTold) => others.Length == 0
        ? rest == 0
        : Enumerable.Range(1, Math.Max(0, rest)).Any(v => Fits(v, others[0], isTold) && CanFill(rest - v, others[1..], isTold));
}
