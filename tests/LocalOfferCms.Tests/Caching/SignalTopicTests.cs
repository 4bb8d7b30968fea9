using System.Text;
using LocalOfferCms.Core.Signals;

namespace LocalOfferCms.Tests.Caching;

/// <summary>What a signal says of content: exactly what changed where that can be said, else everything; never less.</summary>
public sealed class SignalTopicTests
{
    [Fact]
    public void ContentWith_FewTags_NamesThem() =>
        Assert.Equal(["i:money", "t:Page"], new Signal(null, SignalTopics.ContentWith(["i:money", "t:Page"])).Tags);

    [Fact]
    public void ContentWith_ATagThatHoldsTheSeparator_MeansEverything()
    {
        var signal = new Signal(null, SignalTopics.ContentWith(["i:imported,id"]));

        Assert.True(signal.IsContent);
        Assert.Null(signal.Tags);
    }

    [Fact]
    public void ContentWith_MoreThanASignalCarries_MeansEverything()
    {
        var topic = SignalTopics.ContentWith([.. Enumerable.Range(0, 60).Select(i => $"l:{new string('é', 60)}{i}")]);

        Assert.Null(new Signal(null, topic).Tags);
        Assert.InRange(Encoding.UTF8.GetByteCount(topic), 1, 4_000);
    }
}
