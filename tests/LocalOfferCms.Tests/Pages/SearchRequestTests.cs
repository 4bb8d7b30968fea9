using LocalOfferCms.Search;

namespace LocalOfferCms.Tests.Pages;

public class SearchRequestTests
{
    [Theory]
    [InlineData(null, null, "", 1)]
    [InlineData("  school\ttransport\n", "2", "school transport", 2)]
    [InlineData("a", "-1", "a", 1)]
    [InlineData("a", "0", "a", 1)]
    [InlineData("a", "99999999999", "a", 1)]
    [InlineData("a", "5000", "a", SearchRequest.LastPage)]
    [InlineData("a\0b", "x", "a b", 1)]
    [InlineData("\"'*()%_", null, "\"'*()%_", 1)]
    public void Read_AnythingTyped_IsTakenWithoutError(string? q, string? page, string words, int number) =>
        Assert.Equal(new SearchRequest(words, number), SearchRequest.Read(q, page));

    [Fact]
    public void Read_LongText_IsCutWithoutHalvingACharacter()
    {
        var read = SearchRequest.Read(new string('a', SearchRequest.MaxLength - 1) + "😀", null);

        Assert.Equal(new string('a', SearchRequest.MaxLength - 1), read.Words);
    }
}
