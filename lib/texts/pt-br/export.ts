import type { ExportTexts } from '../areas/export.ts';
import { number, plural } from './words.ts';

export const exporting: ExportTexts = {
  title: 'Exportar sessão',
  close: 'Fechar',
  format: 'Formato',
  formats: {
    support: { name: 'Para o suporte (zip)', hint: 'A sessão para abrir de novo e o relatório para ler' },
    tapewire: { name: 'Sessão do Tapewire', hint: 'Tudo, para abrir de novo; zcat e jq também leem' },
    har: { name: 'HAR', hint: 'Para o painel Rede do Chrome e outras ferramentas' },
    csv: { name: 'CSV', hint: 'Uma linha por mensagem, para uma planilha' },
    html: { name: 'Relatório (HTML)', hint: 'Para ler em qualquer navegador ou imprimir' },
    markdown: { name: 'Relatório (Markdown)', hint: 'Para colar em um chamado' },
  },
  part: 'O quê',
  parts: {
    all: 'A sessão inteira',
    connections: (count) =>
      count === 0 ? 'Conexões escolhidas' : plural(count, 'conexão escolhida', 'conexões escolhidas'),
    messages: (count) =>
      count === 0 ? 'Mensagens selecionadas' : plural(count, 'mensagem selecionada', 'mensagens selecionadas'),
    time: (from, to) => (from === null || to === null ? 'Um trecho de tempo' : `De ${from} a ${to}`),
  },
  partHints: {
    connections: 'Escolha algumas na lista de conexões',
    messages: 'Selecione algumas nas mensagens',
    time: 'Amplie ou arraste na linha do tempo, ou filtre com after: e before:',
  },
  secrets: 'Segredos',
  redact: 'Retirar segredos',
  redactHint: 'O mesmo segredo vira o mesmo marcador em todo lugar, para que ainda se veja o que tem a ver com o quê',
  unredacted:
    'Nada é retirado. Endereços, cookies, tokens, imagens da página e todo o conteúdo saem como são: quem receber o arquivo talvez possa agir como o usuário.',
  looking: (done, all) => `Procurando segredos: ${number(done)} de ${number(all)} eventos`,
  lookFailed: 'Não foi possível procurar segredos na sessão; por isso ela não pode ser exportada sem eles.',
  found: (places, distinct) => `${plural(distinct, 'segredo', 'segredos')} em ${plural(places, 'lugar', 'lugares')}.`,
  nothingFound: 'Nenhum segredo foi encontrado.',
  columns: { rule: 'Tipo', places: 'Lugares', distinct: 'Diferentes', example: 'Vira' },
  takeOut: (rule) => `Retirar: ${rule}`,
  left: 'fica como está',
  pictures: {
    left: 'mostram o que estava na tela, e ninguém procurou segredos nela',
    out: 'ficam de fora inteiras: não há como saber o que mostram',
    count: (count) => `${plural(count, 'imagem da página fica', 'imagens da página ficam')} de fora.`,
  },
  becomes: 'vira',
  notFound:
    'Não são encontrados: o que não tem nome nem forma que o revele, como nomes de pessoas e de servidores, e o que está cifrado ou em imagens. Acrescente o que não pode sair:',
  fields: {
    label: 'Campos',
    hint: 'Nomes ou caminhos, separados por vírgulas: dono, data.itens[].nota. Com um menos, o campo fica: -token',
  },
  overruled: (names) =>
    `Salvo com um só toque; por isso isto também é retirado: ${names}. Exportar sessão deixa como está.`,
  words: {
    label: 'Palavras',
    hint: 'Textos que não podem sair, onde quer que estejam, separados por vírgulas. Não são lembrados',
  },
  save: 'Salvar arquivo',
  saveUnredacted: 'Salvar com todos os segredos',
  copy: 'Copiar',
  cancel: 'Cancelar',
  progress: (done, all) => `${number(done)} de ${number(all)} eventos`,
  saved: (fileName) => `Salvo como ${fileName}`,
  copied: 'Copiado',
  failed: 'A exportação falhou. Nada foi salvo.',
};
