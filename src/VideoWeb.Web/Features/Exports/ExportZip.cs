using System.IO.Compression;
using VideoWeb.Core.Media;
using VideoWeb.Studio.Exports;

namespace VideoWeb.Web.Features.Exports;

/// <summary>Writes an export as it is read: nothing of it is kept in memory or on disk.</summary>
internal static class ExportZip
{
    public static async Task WriteAsync(Stream output, EditExport export, IMediaStore store, CancellationToken cancellationToken)
    {
        await using var heads = new HeadBuffer(output);
        await using (var zip = await ZipArchive.CreateAsync(heads, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken))
            await WriteAsync(zip, export, store, cancellationToken);
        await heads.FlushAsync(cancellationToken);
    }

    private static async Task WriteAsync(ZipArchive zip, EditExport export, IMediaStore store, CancellationToken cancellationToken)
    {
        foreach (var entry in export.Entries)
        {
            // pictures and sound don't become smaller
            var packed = zip.CreateEntry(entry.Path, entry.Text is null ? CompressionLevel.NoCompression : CompressionLevel.Fastest);
            packed.LastWriteTime = entry.At;
            await using var target = await packed.OpenAsync(cancellationToken);
            if (entry.Text is { } text)
            {
                await target.WriteAsync(text, cancellationToken);
                continue;
            }

            // the answer has begun: a broken download is all that can be said of a file that went meanwhile
            await using var content = await store.OpenAsync(entry.Hash!, cancellationToken) ?? throw new IOException($"{entry.Path} is gone from the media store.");
            await content.CopyToAsync(target, cancellationToken);
        }
    }
}
