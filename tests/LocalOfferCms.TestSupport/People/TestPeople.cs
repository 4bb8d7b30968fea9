using System.Net;
using LocalOfferCms.Core;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.People;
using LocalOfferCms.Core.Tenancy;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LocalOfferCms.TestSupport.People;

/// <summary>People of a council under test, and browsers in which they are signed in.</summary>
public static class TestPeople
{
    /// <summary>A password that every rule takes.</summary>
    public const string Password = "correct staple battery horse";

    private static int _count;

    /// <summary>Adds somebody with roles; gives their id.</summary>
    public static Task<string> AddPersonAsync(this CmsHost host, Tenant council, string email, string name, params string[] roles) =>
        host.Services.GetRequiredService<TenantScopes>().RunAsync(council, async services =>
        {
            var now = host.Clock.GetUtcNow().UtcDateTime;
            var person = new Person { Id = ContentIds.New(now), UserName = email, Email = email, EmailConfirmed = true, Name = name, CreatedUtc = now };
            var made = await services.GetRequiredService<UserManager<Person>>().CreateAsync(person, Password);
            if (!made.Succeeded)
            {
                throw new InvalidOperationException(string.Join(" ", made.Errors.Select(e => e.Description)));
            }

            var db = services.GetRequiredService<CmsDbContext>();
            db.PersonRoles.AddRange(roles.Select(role => new PersonRole { PersonId = person.Id, Role = role }));
            await db.SaveChangesAsync();
            return person.Id;
        });

    /// <summary>A browser in which somebody new with a role is signed in. Addresses are below the council's prefix: <c>admin</c>.</summary>
    public static async Task<HttpClient> SignInAsync(this CmsHost host, Tenant council, string role)
    {
        var id = await host.AddPersonAsync(council, $"{role.Replace(' ', '-').ToLowerInvariant()}-{Interlocked.Increment(ref _count)}@example.org", $"A {role.ToLowerInvariant()}", role);
        return await host.SignInPersonAsync(council, id);
    }

    /// <summary>A browser in which a person is signed in. It keeps cookies and follows no redirect.</summary>
    public static async Task<HttpClient> SignInPersonAsync(this CmsHost host, Tenant council, string personId)
    {
        var (name, value) = await TicketAsync(host, council, personId);
        var client = host.CreateBrowser(council);
        client.DefaultRequestHeaders.Add("Cookie", $"{name}={value}");
        return client;
    }

    /// <summary>A browser that keeps cookies and follows no redirect, at a council's site by its prefix.</summary>
    public static HttpClient CreateBrowser(this CmsHost host, Tenant council) =>
        host.CreateClient(new CookieJar(), $"/{council.Prefix}/");

    /// <summary>The cookie of a person who has signed in with a second factor, made by the product's own means.</summary>
    public static Task<(string Name, string Value)> TicketAsync(CmsHost host, Tenant council, string personId) =>
        host.Services.GetRequiredService<TenantScopes>().RunAsync(council, async services =>
        {
            var person = await services.GetRequiredService<UserManager<Person>>().FindByIdAsync(personId) ?? throw new InvalidOperationException("No such person.");
            var db = services.GetRequiredService<CmsDbContext>();
            var session = SignIn.NewSession(personId, secondFactor: true, "A test", host.Clock.GetUtcNow().UtcDateTime);
            db.PersonSessions.Add(session);
            await db.SaveChangesAsync();
            var principal = SignIn.Principal(person, session.PersonSessionId);
            var options = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
            var now = host.Clock.GetUtcNow();
            var ticket = new AuthenticationTicket(principal, new() { IssuedUtc = now, ExpiresUtc = now + options.ExpireTimeSpan }, IdentityConstants.ApplicationScheme);
            return ($"{options.Cookie.Name}.{council.Id:N}", options.TicketDataFormat.Protect(ticket));
        });

    private sealed class CookieJar : DelegatingHandler
    {
        private readonly CookieContainer _cookies = new();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            foreach (var given in request.Headers.TryGetValues("Cookie", out var values) ? values : [])
            {
                if (_cookies.GetCookieHeader(request.RequestUri!).Length == 0)
                {
                    _cookies.SetCookies(new Uri(request.RequestUri!, "/"), given + "; path=/");
                }
            }

            request.Headers.Remove("Cookie");
            if (_cookies.GetCookieHeader(request.RequestUri!) is { Length: > 0 } header)
            {
                request.Headers.Add("Cookie", header);
            }

            var response = await base.SendAsync(request, cancellationToken);
            foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                _cookies.SetCookies(request.RequestUri!, cookie);
            }

            return response;
        }
    }
}
