using LocalOfferCms.Core.Search;
using LocalOfferCms.Search;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

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
        Assert.Equal(new SearchRequest(words, SearchFilter.None, number), Read(("q", q), ("page", page)));

    [Fact]
    public void Read_LongText_IsCutWithoutHalvingACharacter()
    {
        var read = Read(("q", new string('a', SearchRequest.MaxLength - 1) + "😀"));

        Assert.Equal(new string('a', SearchRequest.MaxLength - 1), read.Words);
    }

    [Theory]
    [InlineData("Guide", "sen-support", "parents", "7", "Guide", "sen-support", "parents", 7)]
    [InlineData("", "a b", "<script>", "-1", null, null, null, null)]
    [InlineData(null, null, null, "121", null, null, null, null)]
    [InlineData(null, null, null, "seven", null, null, null, null)]
    public void Read_Filters_TakesWhatMakesSense(string? type, string? topic, string? audience, string? age, string? t, string? o, string? a, int? years) =>
        Assert.Equal(new SearchFilter(t, o, a, years), Read(("q", "x"), ("type", type), ("topic", topic), ("audience", audience), ("age", age)).Filter);

    private static SearchRequest Read(params (string Name, string? Value)[] query) =>
        SearchRequest.Read(new QueryCollection(query.ToDictionary(q => q.Name, q => new StringValues(q.Value))));
}
