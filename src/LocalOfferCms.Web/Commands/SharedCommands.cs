using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using LocalOfferCms.Core.Sharing;

namespace LocalOfferCms.Web.Commands;

/// <summary><c>shared list | offer | copy | accept</c>: content that several councils show.</summary>
internal static class SharedCommands
{
    private const string Author = "shared";
    private static readonly JsonSerializerOptions Json = new(RecipeOutput.Json) { Converters = { new JsonStringEnumConverter() } };

    private static readonly Dictionary<SharedState, string> Words = new()
    {
        [SharedState.UpToDate] = "up to date",
        [SharedState.NewerThere] = "newer there",
        [SharedState.NotOffered] = "not offered any more",
        [SharedState.SourceAway] = "source not on this host",
    };

    public static Command Make() => new("shared", "Content that is copied from the platform's library or from another council.") { List(), Offer(), Copy(), Accept() };

    private static Command List()
    {
        var command = new Command("list", "Lists a council's copies, from whom they are, and which have a newer version.") { Shared.Tenant };
        command.SetAction((parsed, ct) => CommandLine.WorkAsync(parsed, async (services, stop) =>
        {
            var lines = await services.GetRequiredService<SharedContent>().ListAsync(Shared.Find(services, parsed.GetRequiredValue(Shared.Tenant)), stop);
            if (parsed.GetValue(Shared.Json))
            {
                Console.WriteLine(JsonSerializer.Serialize(lines, Json));
                return 0;
            }

            foreach (var line in lines)
            {
                Console.WriteLine($"{line.ContentItemId,-26} {Words[line.State],-24} {line.Source + ":" + line.SourceItemId,-36} {line.Title} ({line.Publisher})");
            }

            return 0;
        }, ct));
        return command;
    }

    private static Command Offer()
    {
        var item = new Argument<string>("item") { Description = "The content item's id." };
        var publisher = new Option<string?>("--publisher") { Description = "Who is named on every copy; the site's title when it is left out." };
        var off = new Option<bool>("--off") { Description = "Offer it no more. Copies that were made stay." };
        var command = new Command("offer", "Lets other councils copy an item.") { item, Shared.Tenant, publisher, off };
        command.SetAction((parsed, ct) => CommandLine.WorkAsync(parsed, async (services, stop) =>
        {
            var tenant = Shared.Find(services, parsed.GetRequiredValue(Shared.Tenant));
            var offered = !parsed.GetValue(off);
            await services.GetRequiredService<SharedContent>().OfferAsync(tenant, parsed.GetRequiredValue(item), offered, parsed.GetValue(publisher) ?? tenant.Title, Author, stop);
            Console.WriteLine(offered ? $"Other councils may copy '{parsed.GetRequiredValue(item)}' now." : $"Other councils may not copy '{parsed.GetRequiredValue(item)}' any more.");
            return 0;
        }, ct));
        return command;
    }

    private static Command Copy()
    {
        var item = new Argument<string>("item") { Description = "The content item's id at its publisher." };
        var from = new Option<string>("--from") { Description = "The publisher: a council's name, or 'library'.", Required = true };
        var path = new Option<string>("--path") { Description = "The copy's address within the site.", Required = true };
        var command = new Command("copy", "Copies an offered item to a council's site and publishes it.") { item, from, Shared.Tenant, path };
        command.SetAction((parsed, ct) => CommandLine.WorkAsync(parsed, async (services, stop) =>
        {
            var id = await services.GetRequiredService<SharedContent>().CopyAsync(
                Shared.Find(services, parsed.GetRequiredValue(Shared.Tenant)), parsed.GetRequiredValue(from), parsed.GetRequiredValue(item), parsed.GetRequiredValue(path), Author, stop);
            Console.WriteLine($"Copied as '{id}'.");
            return 0;
        }, ct));
        return command;
    }

    private static Command Accept()
    {
        var item = new Argument<string>("item") { Description = "The copy's id." };
        var command = new Command("accept", "Takes the publisher's newest version over. What the council added stays.") { item, Shared.Tenant };
        command.SetAction((parsed, ct) => CommandLine.WorkAsync(parsed, async (services, stop) =>
        {
            await services.GetRequiredService<SharedContent>().AcceptAsync(Shared.Find(services, parsed.GetRequiredValue(Shared.Tenant)), parsed.GetRequiredValue(item), Author, stop);
            Console.WriteLine($"'{parsed.GetRequiredValue(item)}' is up to date.");
            return 0;
        }, ct));
        return command;
    }
}
