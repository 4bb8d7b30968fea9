using System.Xml.Linq;
using LocalOfferCms.Core.Data;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace LocalOfferCms.Storage;

/// <summary>Keeps the data-protection key ring in the host's database, where every process and node finds it.</summary>
internal sealed class HostKeyRepository(HostDatabase database, IDatabaseEngine engine) : IXmlRepository
{
    // The key ring asks for it and waits: as the host starts, and once a day in a thread of its own.
    public IReadOnlyCollection<XElement> GetAllElements() => Task.Run(ReadAsync).GetAwaiter().GetResult();

    public void StoreElement(XElement element, string friendlyName)
    {
        using var host = database.Open();
        host.Keys.Add(new KeyRow { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        host.SaveChanges();
    }

    private async Task<List<XElement>> ReadAsync()
    {
        await using var host = await engine.OpenHostReadAsync(CancellationToken.None);
        return await host.QueryAsync("""SELECT "Xml" FROM "DataProtectionKeys" ORDER BY "Name" """, row => XElement.Parse(row.GetString(0)), CancellationToken.None);
    }
}
