using System.Net;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.TestSupport;
using LocalOfferCms.TestSupport.Councils;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Tenancy;

/// <summary>A host with two councils, one of which is switched off.</summary>
public sealed class TenancyFixture : IAsyncLifetime
{
    internal CmsHost Host { get; private set; } = null!;
    internal Tenant Open { get; private set; } = null!;
    internal Tenant Closed { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Host = await CmsHost.StartAsync(new() { Councils = [MarkedCouncil.Alder, MarkedCouncil.Briar] });
        Open = Host.Council(MarkedCouncil.Alder.Name);
        Closed = Host.Council(MarkedCouncil.Briar.Name);
        await using var scope = Host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TenantService>().SetStateAsync(Closed.Name, TenantState.Disabled, default);
    }

    public Task DisposeAsync() => Host.DisposeAsync().AsTask();
}

public sealed class TenancyTests(TenancyFixture fixture) : IClassFixture<TenancyFixture>
{
    [Theory]
    [InlineData("http://localhost/alder/", HttpStatusCode.OK)]
    [InlineData("http://localhost/alder", HttpStatusCode.OK)]
    [InlineData("http://alder.example/", HttpStatusCode.OK)]
    [InlineData("http://alder.example:8443/support", HttpStatusCode.OK)]
    [InlineData("http://localhost/", HttpStatusCode.OK)]
    [InlineData("http://localhost/health/live", HttpStatusCode.OK)]
    [InlineData("http://localhost/nobody/", HttpStatusCode.NotFound)]
    [InlineData("http://nobody.localhost/", HttpStatusCode.NotFound)]
    [InlineData("http://nobody.example/alder/", HttpStatusCode.NotFound)]
    [InlineData("http://nobody.example/platform", HttpStatusCode.NotFound)]
    [InlineData("http://alder.example/alder/", HttpStatusCode.NotFound)]
    [InlineData("http://alder.example/platform", HttpStatusCode.NotFound)]
    [InlineData("http://localhost/alder/health/live", HttpStatusCode.NotFound)]
    [InlineData("http://localhost/briar/", HttpStatusCode.ServiceUnavailable)]
    [InlineData("http://briar.example/support", HttpStatusCode.ServiceUnavailable)]
    public async Task Get_Address_IsAnsweredByItsOwnerOrNobody(string address, HttpStatusCode expected)
    {
        using var client = fixture.Host.CreateClient();

        using var response = await client.GetAsync(address);

        Assert.Equal(expected, response.StatusCode);
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Get_PlatformPage_ListsCouncilsThatAreNotSwitchedOff()
    {
        using var client = fixture.Host.CreateClient();

        var page = await client.GetStringAsync("http://localhost/");

        Assert.Contains(fixture.Open.Title, page, StringComparison.Ordinal);
        Assert.DoesNotContain(fixture.Closed.Title, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_CouncilThatIsSwitchedOff_SaysSoInItsBrandAndWhenToComeBack()
    {
        using var client = fixture.Host.CreateClient();

        using var response = await client.GetAsync("http://localhost/briar/anything");

        Assert.NotNull(response.Headers.RetryAfter);
        var page = await response.Content.ReadAsStringAsync();
        Assert.Contains("/briar/_brand/sefton/", page, StringComparison.Ordinal);
        Assert.Contains("closed for now", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Alderwort", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Unprotect_WhatAnotherCouncilSealed_IsRefused()
    {
        var protector = fixture.Host.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("sign-in").CreateProtector("ticket");
        var sealedByOpen = As(fixture.Open, () => protector.Protect("who"));

        Assert.Equal("who", As(fixture.Open, () => protector.Unprotect(sealedByOpen)));
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => As(fixture.Closed, () => protector.Unprotect(sealedByOpen)));
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => protector.Unprotect(sealedByOpen));
    }

    [Fact]
    public void Cookie_OfACouncil_HasItsNameAndPath()
    {
        var context = new DefaultHttpContext();
        context.Request.PathBase = "/alder";

        As(fixture.Open, () =>
        {
            new TenantCookieManager().AppendResponseCookie(context, "session", "value", new CookieOptions());
            return "";
        });

        var cookie = context.Response.Headers.SetCookie.ToString();
        Assert.Contains(fixture.Open.Id.ToString("N"), cookie, StringComparison.Ordinal);
        Assert.Contains("path=/alder", cookie, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("media", null, "ReservedName")]
    [InlineData("Bad Name", null, "BadName")]
    [InlineData("alder", null, "NameTaken")]
    [InlineData("cedar", "alder", "PrefixTaken")]
    [InlineData("cedar", "platform", "ReservedPrefix")]
    public async Task Add_CouncilThatCannotBe_IsRefusedAndNothingChanges(string name, string? prefix, string code)
    {
        await using var scope = fixture.Host.Services.CreateAsyncScope();
        var service = scope.ServiceProvider.GetRequiredService<TenantService>();
        var council = new Tenant { Id = Guid.CreateVersion7(), Name = name, Title = "x", Brand = "norfolk", Prefix = prefix, Hosts = ["cedar.example"] };

        var refused = await Assert.ThrowsAsync<RefusedException>(() => service.AddAsync(council, default));

        Assert.Contains(refused.Refusals, r => r.Code == code);
        Assert.Equal(2, fixture.Host.Services.GetRequiredService<TenantRegistry>().All.Count);
    }

    [Fact]
    public void CurrentTenant_Unset_ThrowsAndCannotChange()
    {
        var current = new CurrentTenant();
        Assert.Throws<InvalidOperationException>(() => current.Value);

        current.Set(fixture.Open);
        current.Set(fixture.Open);

        Assert.Throws<InvalidOperationException>(() => current.Set(fixture.Closed));
    }

    private static T As<T>(Tenant tenant, Func<T> work)
    {
        TenantAmbient.Set(tenant.Id);
        try
        {
            return work();
        }
        finally
        {
            TenantAmbient.Set(null);
        }
    }
}
