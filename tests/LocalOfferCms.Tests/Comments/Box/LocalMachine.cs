using System.Net;
using System.Net.Sockets;
using LocalOfferCms.Core.Data;
using LocalOfferCms.Core.Tenancy;
using LocalOfferCms.Participation.Comments;
using LocalOfferCms.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LocalOfferCms.Tests.Comments.Box;

/// <summary>Browsers with addresses of their own on this machine, at a host that listens on a port.</summary>
internal static class LocalMachine
{
    /// <summary>A client that calls from a loopback address, and follows no redirect.</summary>
    public static HttpClient Client(string address, Uri site) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectCallback = async (context, ct) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
            await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    {
        BaseAddress = site,
        Timeout = TimeSpan.FromSeconds(60),
    };

    public static FormUrlEncodedContent Form(string text, string page) => new([KeyValuePair.Create("comment", text), KeyValuePair.Create("page", page)]);

    /// <summary>The texts of a council's comments.</summary>
    public static async Task<List<string>> CommentTextsAsync(this CmsHost host, Tenant council) => await host.Services.GetRequiredService<TenantScopes>()
        .RunAsync(council, services => services.GetRequiredService<CmsDbContext>().Set<Comment>().Select(c => c.Text).ToListAsync());
}
