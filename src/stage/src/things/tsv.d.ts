// esbuild bundles tables as text.
declare module "*.tsv" {
  const text: string;
  export default text;
}
