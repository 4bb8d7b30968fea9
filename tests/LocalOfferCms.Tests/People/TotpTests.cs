using LocalOfferCms.Core.People;

namespace LocalOfferCms.Tests.People;

public class TotpTests
{
    /// <summary>The key of RFC 6238, appendix B, in base 32.</summary>
    private const string Key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    public void Code_AtTheMomentsOfTheStandard_IsTheStandards(long seconds, string code) =>
        Assert.Equal(code, Totp.Code(Key, DateTimeOffset.FromUnixTimeSeconds(seconds)));

    [Fact]
    public void Match_CodeOfAnotherTime_IsTakenOnlyNearNowAndOnce()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        var step = Totp.Match(Key, Totp.Code(Key, now), now, 0);

        Assert.NotNull(step);
        Assert.Null(Totp.Match(Key, Totp.Code(Key, now), now, step.Value));
        Assert.NotNull(Totp.Match(Key, Totp.Code(Key, now.AddSeconds(-30)), now, 0));
        Assert.Null(Totp.Match(Key, Totp.Code(Key, now.AddSeconds(-90)), now, 0));
        Assert.Null(Totp.Match(Key, "", now, 0));
        Assert.Null(Totp.Match(Key, "12345678901234567890", now, 0));
    }
}
