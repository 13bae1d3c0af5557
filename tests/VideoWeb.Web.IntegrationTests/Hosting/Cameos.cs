using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Studio.Cameos;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Web.IntegrationTests.Hosting;

/// <summary>Pictures and cameos made of them.</summary>
internal static class Cameos
{
    public static byte[] Picture()
    {
        using var stream = typeof(Cameos).Assembly.GetManifestResourceStream("frame.jpg")!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    public static async Task<Guid> UploadAsync(this HttpClient program)
    {
        var answer = await program.PostAsync("/api/uploads", Body(Picture()));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    public static ByteArrayContent Body(byte[] picture, string type = "image/jpeg") => new(picture) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };

    public static async Task<Guid> CameoAsync(this StudioApp app, Caller caller, string handle, Guid upload)
    {
        var made = await app.Services.GetRequiredService<ICameos>().MakeAsync(
            caller, new NewCameo { Handle = handle, Kind = "animal", Subject = CameoSubject.NoPerson, Shows = "Rex", Pictures = [upload] }, CancellationToken.None);
        Assert.True(made.Succeeded, made.Refusal?.Message);
        return made.Value.Id;
    }
}
