using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Tenancy;

namespace LocalOfferCms.Tests.People;

public class PasswordRulesTests
{
    private static readonly Tenant Norfolk = new() { Id = Guid.Empty, Name = "norfolk", Title = "Norfolk SEND Local Offer", Brand = "norfolk", Authorities = [new("E10000020", "Norfolk County Council")] };
    private static readonly Person Person = new() { Name = "Amira Hassan", Email = "amira.hassan@westbrook.example.org" };

    [Theory]
    [InlineData(null, "PasswordMissing")]
    [InlineData("", "PasswordMissing")]
    [InlineData("short one", "PasswordShort")]
    [InlineData("password1234", "PasswordCommon")]
    [InlineData("P@ssw0rd2026!", "PasswordCommon")]
    [InlineData("passwordpassword", "PasswordCommon")]
    [InlineData("letmeinletmein", "PasswordCommon")]
    [InlineData("Qwertyuiop12", "PasswordCommon")]
    [InlineData("123456789012", "PasswordCommon")]
    [InlineData("987654321098", "PasswordCommon")]
    [InlineData("aaaaaaaaaaaa", "PasswordCommon")]
    [InlineData("abcabcabcabc", "PasswordCommon")]
    [InlineData("abcdefghijklm", "PasswordCommon")]
    [InlineData("LocalOffer2026", "PasswordCommon")]
    [InlineData("the broads of norfolk", "PasswordOwnWord")]
    [InlineData("amira loves trains", "PasswordOwnWord")]
    [InlineData("Hassan's garden gate", "PasswordOwnWord")]
    [InlineData("westbrook at teatime", "PasswordOwnWord")]
    [InlineData("correct staple battery horse", null)]
    [InlineData("council of purple owls", null)]
    [InlineData("pâté, naïve & 日本語 text", null)]
    public void Refuse_Password_IsAsExpected(string? password, string? code) =>
        Assert.Equal(code, PasswordRules.Refuse(password, Person, Norfolk)?.Code);

    [Fact]
    public void Refuse_TooLongToBeHashedForFree_IsRefused() =>
        Assert.Equal("PasswordLong", PasswordRules.Refuse(new string('x', 300), Person, Norfolk)?.Code);
}
